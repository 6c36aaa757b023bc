import { sql } from 'kysely'
import type { Entity } from '../../relation/entity.ts'
import type { Given, Relation } from '../../relation/relation.ts'
import type { FeedItemState, WireStatus } from '../../tables/feed.ts'
import { ARTICLE, type Article, isShown } from '../article.ts'
import { FEED, type Feed } from './feed.ts'

/** The newest version of an item that was seen at the wire, as JSON: instants are strings. */
export type FeedItem = {
  readonly scope: string
  readonly itemId: string
  readonly feedId: string | null
  readonly articleId: string | null
  readonly articleVersion: number | null
  readonly status: WireStatus
  readonly version: string | null
  readonly versionAt: string | null
  readonly state: FeedItemState
  readonly reason: string | null
  readonly keptBack: boolean
  readonly changedAt: string
  /** Of the feed that brought it last; null if that was deleted. */
  readonly feedSlug: string | null
  readonly feedTitle: string | null
  readonly rights: string | null
}

const FEED_ITEM: Entity<FeedItem> = {
  columns: {
    scope: 'w.scope',
    itemId: 'w.item_id',
    feedId: 'w.feed_id',
    articleId: 'w.article_id',
    articleVersion: 'w.article_version',
    status: 'w.status',
    version: 'w.version',
    versionAt: 'w.version_at',
    state: 'w.state',
    reason: 'w.reason',
    keptBack: 'w.kept_back',
    changedAt: 'w.changed_at',
    feedSlug: 'wf.slug',
    feedTitle: 'wf.title',
    rights: 'wf.rights',
  },
  key: { scope: 'text', itemId: 'text' },
  tables: ({ table, at }) =>
    sql`${table('feed_item', 'w')} left join ${table('feed', 'wf')} on ${at('wf.id')} = ${at('w.feed_id')}`,
}

export const itemOfArticle: Relation<Article, FeedItem, void> = {
  name: 'itemOfArticle',
  parent: ARTICLE,
  row: FEED_ITEM,
  cardinality: 'one',
  rows: (article, { tables, column }) => sql`from ${tables} where ${column('articleId')} = ${article('id')}`,
}

/** What a feed brought last, newest first; only in one state if it is given. */
export const itemsOfFeed: Relation<
  Feed,
  FeedItem,
  { readonly limit: number; readonly state: Given<FeedItemState> | null }
> = {
  name: 'itemsOfFeed',
  parent: FEED,
  row: FEED_ITEM,
  cardinality: 'many',
  rows: (feed, { tables, column }, { limit, state }) =>
    sql`from ${tables} where ${column('feedId')} = ${feed('id')}
      ${state === null ? sql`` : sql`and ${column('state')} = ${state}`}
      order by ${column('changedAt')} desc, ${column('itemId')} limit ${sql.lit(limit)}`,
}

export const feedOfItem: Relation<FeedItem, Feed, void> = {
  name: 'feedOfItem',
  parent: FEED_ITEM,
  row: FEED,
  cardinality: 'one',
  rows: (item, { tables, column }) => sql`from ${tables} where ${column('id')} = ${item('feedId')}`,
}

/** In whatever state it is. */
export const articleOfItem: Relation<FeedItem, Article, void> = {
  name: 'articleOfItem',
  parent: FEED_ITEM,
  row: ARTICLE,
  cardinality: 'one',
  rows: (item, article) =>
    sql`from ${article.tables} where ${article.column('id')} = ${item('articleId')} and ${isShown(article)}`,
}

/** How many items of a feed are in each state. */
export type ItemCounts = {
  readonly taken: number
  readonly waiting: number
  readonly refused: number
  readonly dropped: number
}

const ITEM_COUNTS: Entity<ItemCounts> = {
  columns: { taken: 'c.taken', waiting: 'c.waiting', refused: 'c.refused', dropped: 'c.dropped' },
  key: {},
}

export const countsOfFeed: Relation<Feed, ItemCounts, void> = {
  name: 'countsOfFeed',
  parent: FEED,
  row: ITEM_COUNTS,
  cardinality: 'one',
  rows: (feed, { depth }) =>
    sql`from (select ${sql.join(
      (['taken', 'waiting', 'refused', 'dropped'] as const).map(
        (state) => sql`count(*) filter (where state = ${sql.lit(state.toUpperCase())})::int as ${sql.id(state)}`,
      ),
    )} from feed_item where feed_id = ${feed('id')}) as ${sql.id(`c${depth}`)}`,
}
