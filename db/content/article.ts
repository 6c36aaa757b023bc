import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { Entity, RowScope, Sql } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import type { ArticleState } from '../tables/article.ts'
import { type ArticleContent, contentColumns } from '../tables/article-content.ts'

/** As JSON has the values: instants are strings. */
type InJson<Row> = {
  readonly [Name in keyof Row]: Row[Name] extends Date | null ? Exclude<Row[Name], Date> | string : Row[Name]
}

/** One version of an article, and how the article is found. */
export type Article = {
  readonly id: string
  readonly version: number
  readonly uri: string
  readonly slug: string
  readonly state: ArticleState
  readonly publishedAt: string | null
  readonly updatedAt: string
  readonly translationGroup: string
} & InJson<ArticleContent>

export const ARTICLE: Entity<Article> = {
  columns: {
    id: 'a.id',
    uri: 'a.uri',
    slug: 'a.slug',
    state: 'a.state',
    publishedAt: 'a.published_at',
    translationGroup: 'a.translation_group',
    version: 'v.version',
    updatedAt: 'v.created_at',
    ...contentColumns('v'),
  },
  key: { id: 'uuid', version: 'integer' },
  large: ['body', 'bodyText'],
  tables: ({ table, at }) =>
    sql`${table('article', 'a')} join ${table('article_version', 'v')} on ${at('v.article_id')} = ${at('a.id')}`,
}

/** The version that readers see, or of an article that is not public the one that editors see. */
export function isShown({ at }: Pick<RowScope, 'at'>): Sql {
  return sql`${at('v.version')} = ${at('a.version')}`
}

export function isPublic({ at }: Pick<RowScope, 'at'>): Sql {
  return sql`${at('a.state')} = 'USABLE'`
}

/** Whether articles that are not public are found too. */
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

/** By its uri, or by any slug that it has or had, or had when it was killed. */
export const articleByName: Relation<
  { readonly slug: string | null; readonly uri: string | null },
  Article,
  Visibility & { readonly by: 'slug' | 'uri' }
> = {
  name: 'articleByName',
  parent: { columns: { slug: 'k.slug', uri: 'k.uri' }, key: { slug: 'text', uri: 'text' } },
  row: ARTICLE,
  cardinality: 'one',
  rows(key, article, { by, all }) {
    const visible = isVisible(article, { all })
    if (by === 'uri') return sql`from ${article.tables} where ${article.column('uri')} = ${key('uri')} and ${visible}`
    const named = sql`from slug named join (${article.tables}) on ${article.column('id')} = named.article_id`
    // A killed article is public to nobody: only editors look for the slugs that it had.
    if (!all) return sql`${named} where named.slug = ${key('slug')} and ${visible}`
    return sql`${named} where named.slug in (${key('slug')}, killed_slug(${key('slug')})) and ${visible}
      order by named.slug = ${key('slug')} desc limit 1`
  },
}

/** What its editors recommend with it, in their order, those that are public. */
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

/** The same story in other languages, those that are public, oldest first. */
export const translationsOfArticle: Relation<Article, Article, void> = {
  name: 'translationsOfArticle',
  parent: ARTICLE,
  row: ARTICLE,
  cardinality: 'many',
  rows: (article, other) =>
    sql`from ${other.tables}
      where ${other.column('translationGroup')} = ${article('translationGroup')}
        and ${isShown(other)} and ${isPublic(other)} and ${other.column('id')} <> ${article('id')}
      order by ${other.column('publishedAt')}, ${other.column('id')}`,
}

/** Those of these articles that there are, whatever their state. */
export function articlesOfIds(query: Query, ids: readonly string[]): Promise<Pick<Article, 'id' | 'uri' | 'state'>[]> {
  return query.selectFrom('article').select(['id', 'uri', 'state']).where(sql<boolean>`id = any(${ids})`).execute()
}
