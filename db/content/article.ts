import { sql } from 'kysely'
import type { Entity, RowScope, Sql } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import type { ArticleState } from '../tables/article.ts'
import { type ArticleContent, contentColumns } from '../tables/article-content.ts'

/** A row as JSON: instants are strings. */
type InJson<Row> = {
  readonly [Name in keyof Row]: Row[Name] extends Date | null ? Exclude<Row[Name], Date> | string : Row[Name]
}

/** An article in one of its versions. */
export type Article = {
  readonly id: string
  readonly version: number
  readonly uri: string
  readonly state: ArticleState
  readonly publishedAt: string | null
  /** When editors or time last changed the article, in whatever version. */
  readonly changedAt: string
  readonly updatedAt: string
} & InJson<ArticleContent>

export const ARTICLE: Entity<Article> = {
  columns: {
    id: 'a.id',
    uri: 'a.uri',
    state: 'a.state',
    publishedAt: 'a.published_at',
    changedAt: 'a.changed_at',
    version: 'v.version',
    updatedAt: 'v.created_at',
    ...contentColumns('v'),
  },
  key: { id: 'uuid', version: 'integer' },
  large: ['body', 'original', 'bodyText'],
  tables: ({ table, at }) =>
    sql`${table('article', 'a')} join ${table('article_version', 'v')} on ${at('v.article_id')} = ${at('a.id')}`,
}

/** Selects the version that readers see or saw last; of an article that was never public the scheduled one, else its draft. */
export function isShown({ at }: Pick<RowScope, 'at'>): Sql {
  return sql`${at('v.version')} = ${at('a.version')}`
}

export function isPublic({ at }: Pick<RowScope, 'at'>): Sql {
  return sql`${at('a.state')} = 'PUBLISHED'`
}

/** `all` includes articles that are not public. */
export interface Visibility {
  readonly all: boolean
}

function isVisible(article: Pick<RowScope, 'at'>, { all }: Visibility): Sql {
  return all ? isShown(article) : sql`${isShown(article)} and ${isPublic(article)}`
}

export const articleById: Relation<{ readonly id: string }, Article, Visibility> = {
  name: 'articleById',
  parent: { columns: { id: 'k.id' }, key: { id: 'uuid' } },
  row: ARTICLE,
  cardinality: 'one',
  rows: (key, article, visibility) =>
    sql`from ${article.tables} where ${article.column('id')} = ${key('id')} and ${isVisible(article, visibility)}`,
}

/** What a name of an article is: its database id, its uri, or a slug that it has or had. */
export type NameKind = 'id' | 'uri' | 'slug'

/**
 * Finds an article by its id, its uri, any slug that it has or had, or, after a kill, by the digest of a slug. `all` includes slugs that
 * only drafts and scheduled versions have.
 */
export const articleByName: Relation<{ readonly name: string }, Article, Visibility & { readonly by: NameKind }> = {
  name: 'articleByName',
  parent: { columns: { name: 'k.name' }, key: { name: 'text' } },
  row: ARTICLE,
  cardinality: 'one',
  rows(key, article, { by, all }) {
    const visible = isVisible(article, { all })
    if (by === 'uri') return sql`from ${article.tables} where ${article.column('uri')} = ${key('name')} and ${visible}`
    if (by === 'id')
      return sql`from ${article.tables} where ${article.column('id')} = ${key('name')}::uuid and ${visible}`
    const named = sql`from slug named join (${article.tables}) on ${article.column('id')} = named.article_id`
    // Only editors can find a killed article, so only they need the digests of its slugs.
    if (!all) return sql`${named} where named.slug = ${key('name')} and named.is_public and ${visible}`
    return sql`${named} where named.slug in (${key('name')}, killed_slug(${key('name')})) and ${visible}
      order by named.slug = ${key('name')} desc limit 1`
  },
}

/** Related articles in editorial order, public ones only. */
export const relatedToArticle: Relation<Article, Article, { readonly limit: number }> = {
  name: 'relatedToArticle',
  parent: ARTICLE,
  row: ARTICLE,
  cardinality: 'many',
  rows: (article, related, { limit }) =>
    sql`from unnest(${article('relatedUris')}) with ordinality as named(uri, place)
      join (${related.tables}) on ${related.column('uri')} = named.uri and ${isShown(related)} and ${isPublic(related)}
      order by named.place limit ${sql.lit(limit)}`,
}

/** Translations of the article, public ones only, oldest first. */
export const translationsOfArticle: Relation<Article, Article, void> = {
  name: 'translationsOfArticle',
  parent: ARTICLE,
  row: ARTICLE,
  cardinality: 'many',
  rows: (article, other) =>
    sql`from ${other.tables}
      where ${other.at('a.translation_group')} = ${article('translationGroup')}
        and ${isShown(other)} and ${isPublic(other)} and ${other.column('id')} <> ${article('id')}
      order by ${other.column('publishedAt')}, ${other.column('id')}`,
}
