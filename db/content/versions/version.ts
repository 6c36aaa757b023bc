import { sql } from 'kysely'
import type { Entity, RowScope, Sql } from '../../relation/entity.ts'
import type { Relation } from '../../relation/relation.ts'
import { ARTICLE, type Article } from '../article.ts'

/** A version as editors read it: what an article says in it, and who made it. */
export type Version = Article & {
  readonly by: string | null
  readonly note: string | null
  /** When readers got it; null if they never did. */
  readonly publicAt: string | null
  /** Of the article: the version that readers see or saw last, and the working draft. */
  readonly currentVersion: number
  readonly draftVersion: number | null
}

export const VERSION: Entity<Version> = {
  ...ARTICLE,
  columns: {
    ...ARTICLE.columns,
    by: 'v.created_by',
    note: 'v.note',
    publicAt: 'v.public_at',
    currentVersion: 'a.version',
    draftVersion: 'a.draft_version',
  },
}

/** The one version of the article that meets the condition. */
function versionWhere<Args>(
  name: string,
  condition: (version: RowScope<Version>, args: Args) => Sql,
): Relation<Article, Version, Args> {
  return {
    name,
    parent: ARTICLE,
    row: VERSION,
    cardinality: 'one',
    rows: (article, version, args) =>
      sql`from ${version.tables} where ${version.column('id')} = ${article('id')} and ${condition(version, args)}`,
  }
}

export const draftOfArticle = versionWhere<void>(
  'draftOfArticle',
  ({ column }) => sql`${column('version')} = ${column('draftVersion')}`,
)

export const scheduledVersionOfArticle = versionWhere<void>(
  'scheduledVersionOfArticle',
  ({ column }) => sql`exists (select from due_change where ${publishes(column)})`,
)

export const numberedVersionOfArticle = versionWhere<{ readonly number: Sql | number }>(
  'numberedVersionOfArticle',
  ({ column }, { number }) => sql`${column('version')} = ${number}`,
)

/** All versions of an article below `before`, newest first. */
export const revisionsOfArticle: Relation<
  Article,
  Version,
  { readonly before: number | null; readonly limit: number }
> = {
  name: 'revisionsOfArticle',
  parent: ARTICLE,
  row: VERSION,
  cardinality: 'many',
  rows: (article, version, { before, limit }) =>
    sql`from ${version.tables} where ${version.column('id')} = ${article('id')}
        ${before === null ? sql`` : sql`and ${version.column('version')} < ${before}`}
        order by ${version.column('version')} desc limit ${limit}`,
}

/** The condition on `due_change` that it publishes the version. */
function publishes(version: (name: 'id' | 'version') => Sql): Sql {
  return sql`due_change.article_id = ${version('id')} and due_change.change = 'PUBLISH'
    and due_change.version = ${version('version')}`
}

/** When the version is to be public; null if it is not scheduled. */
export function publicationTime(version: (name: 'id' | 'version') => Sql): Sql {
  return sql`(select due_at from due_change where ${publishes(version)})`
}

/** What has become of the version: the state of the article if it is the current one, `REPLACED` if a later one took its place. */
export function stateOfVersion(version: (name: keyof Version) => Sql): Sql {
  return sql`case
    when ${version('state')} = 'CANCELED' then 'CANCELED'
    when ${version('publicAt')} is not null and ${version('version')} = ${version('currentVersion')} then ${version('state')}
    when ${version('version')} = ${version('draftVersion')} then 'DRAFT'
    else coalesce((
      select case when ${version('embargoedUntil')} >= due_change.due_at then 'EMBARGOED' else 'SCHEDULED' end
      from due_change where ${publishes(version)}
    ), 'REPLACED') end`
}
