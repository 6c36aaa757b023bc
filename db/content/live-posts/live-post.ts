import { sql } from 'kysely'
import type { Entity, RowScope, Sql } from '../../relation/entity.ts'
import type { Given, PageRelation, Relation } from '../../relation/relation.ts'
import type { Block } from '../../tables/body/block.ts'
import { ARTICLE, type Article, isPublic } from '../article.ts'

/** A post of a live blog as JSON: instants are strings. */
export type LivePost = {
  readonly id: string
  readonly articleId: string
  readonly key: string
  readonly version: number
  readonly at: string
  readonly updatedAt: string
  readonly headline: string | null
  readonly keyEvent: boolean
  readonly pinned: boolean
  readonly blocks: readonly Block[]
  readonly bodyText: string
}

export const LIVE_POST: Entity<LivePost> = {
  columns: {
    id: 'p.id',
    articleId: 'p.article_id',
    key: 'p.key',
    version: 'p.version',
    at: 'p.at',
    updatedAt: 'p.updated_at',
    headline: 'p.headline',
    keyEvent: 'p.key_event',
    pinned: 'p.pinned',
    blocks: 'p.blocks',
    bodyText: 'p.body_text',
  },
  key: { id: 'uuid' },
  tables: ({ table }) => table('live_post', 'p'),
}

/** The post with an id. `all` includes posts of articles that are not public. */
export const livePostById: Relation<{ readonly id: string }, LivePost, { readonly all: boolean }> = {
  name: 'livePostById',
  parent: { columns: { id: 'k.id' }, key: { id: 'uuid' } },
  row: LIVE_POST,
  cardinality: 'one',
  rows: (key, post, { all }) =>
    sql`from ${post.tables} where ${post.column('id')} = ${key('id')}${
      all
        ? sql``
        : sql` and exists (
            select from ${post.table('article', 'a')} where ${post.at('a.id')} = ${post.column('articleId')} and ${isPublic(post)})`
    }`,
}

/** The place of a post: pinned posts first, then the newest. */
export type PostKey = readonly [pinned: boolean, at: string, id: string]

export interface LivePostArguments {
  readonly limit: number
  /** Only what belongs in a summary. */
  readonly keyEvents: boolean
  readonly after?: { readonly pinned: Given<boolean>; readonly at: Given<Date>; readonly id: Given<string> }
  /** Includes posts of an article that is not public. */
  readonly all: boolean
}

/** A page of posts as resolvers read it. Only the selected columns are present. */
export type LivePostPage = {
  readonly rows: readonly LivePost[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly start: PostKey | null
  readonly end: PostKey | null
  readonly asOf: { readonly epoch: string; readonly position: number }
}

/** One range of an index, however many posts there are. */
export const livePostsOfArticle: PageRelation<Article, LivePost, LivePostArguments> = {
  name: 'livePostsOfArticle',
  parent: ARTICLE,
  row: LIVE_POST,
  columns: ['hasNextPage', 'hasPreviousPage', 'start', 'end', 'asOf'],
  costly: [],
  page(article, post, { limit, keyEvents, after, all }) {
    const { column, tables } = post
    const place = sql`${column('pinned')}, ${column('at')}, ${column('id')}`
    const from = after && sql` and (${place}) < (${after.pinned}::boolean, ${after.at}::timestamptz, ${after.id}::uuid)`
    const found = sql`
      select ${column('id')} as id, ${column('pinned')} as pinned, ${column('at')} as at from ${tables}
      where ${ofArticle(article, post, { keyEvents, all })}${from ?? sql``}
      order by ${column('pinned')} desc, ${column('at')} desc, ${column('id')} desc limit ${sql.lit(limit + 1)}`
    const first = sql`select * from found order by pinned desc, at desc, id desc limit ${sql.lit(limit)}`
    const edge = (order: Sql) => sql`(select json_build_array(edge.pinned, edge.at, edge.id) from (${first}) edge
      order by edge.pinned ${order}, edge.at ${order}, edge.id ${order} limit 1)`
    return {
      with: sql`found as materialized (${found})`,
      rows: sql`from (${first}) shown join ${tables} on ${column('id')} = shown.id
        order by shown.pinned desc, shown.at desc, shown.id desc`,
      column(name) {
        switch (name) {
          case 'hasNextPage':
            return sql`(select count(*) from found) > ${sql.lit(limit)}`
          case 'hasPreviousPage':
            return sql.lit(after !== undefined)
          case 'start':
            return edge(sql`desc`)
          case 'end':
            return edge(sql`asc`)
          default:
            return sql`(select json_build_object('epoch', epoch, 'position', position) from event_head)`
        }
      },
    }
  },
}

/** The newest posts that belong in a summary, whether or not they are pinned. */
export const keyEventsOfArticle: Relation<Article, LivePost, { readonly limit: number; readonly all: boolean }> = {
  name: 'keyEventsOfArticle',
  parent: ARTICLE,
  row: LIVE_POST,
  cardinality: 'many',
  rows: (article, post, { limit, all }) =>
    sql`from ${post.tables} where ${ofArticle(article, post, { keyEvents: true, all })}
      order by ${post.column('at')} desc, ${post.column('id')} desc limit ${sql.lit(limit)}`,
}

function ofArticle(
  article: (name: 'id' | 'state') => Sql,
  { column }: RowScope<LivePost>,
  { keyEvents, all }: Pick<LivePostArguments, 'keyEvents' | 'all'>,
): Sql {
  return sql`${column('articleId')} = ${article('id')}${all ? sql`` : sql` and ${article('state')} = 'PUBLISHED'`}${
    keyEvents ? sql` and ${column('keyEvent')}` : sql``
  }`
}
