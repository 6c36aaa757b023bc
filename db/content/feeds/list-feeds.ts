import { sql } from 'kysely'
import type { Query } from '../../connection/database.ts'
import type { FeedItemState } from '../../tables/feed.ts'
import type { StoredFeed } from './save-feed.ts'

/** A feed, and how many of its items are in each state. */
export interface ListedFeed
  extends Pick<StoredFeed, 'slug' | 'title' | 'url' | 'state' | 'publish' | 'precedence' | 'scope' | 'section'> {
  readonly lastSucceededAt: Date | null
  readonly lastError: string | null
  readonly taken: number
  readonly waiting: number
  readonly refused: number
  readonly dropped: number
}

/** An item that an editor should look at. */
export interface OpenItem {
  readonly itemId: string
  readonly state: FeedItemState
  readonly reason: string | null
  readonly changedAt: Date
}

/** By title; only one if a slug is given. */
export async function listFeeds(query: Query, slug: string | null = null): Promise<ListedFeed[]> {
  const count = (state: FeedItemState) =>
    sql<number>`(select count(*)::int from feed_item i where i.feed_id = feed.id and i.state = ${state})`
  return query
    .selectFrom('feed')
    .select(['slug', 'title', 'url', 'state', 'publish', 'precedence', 'scope', 'section'])
    .select(['last_succeeded_at as lastSucceededAt', 'last_error as lastError'])
    .select([count('TAKEN').as('taken'), count('WAITING').as('waiting')])
    .select([count('REFUSED').as('refused'), count('DROPPED').as('dropped')])
    .$if(slug !== null, (feeds) => feeds.where('slug', '=', slug ?? ''))
    .orderBy('sort_name')
    .orderBy('id')
    .execute()
}

/** The newest items of a feed that wait or were refused. */
export async function openItems(query: Query, slug: string, limit: number): Promise<OpenItem[]> {
  return query
    .selectFrom('feed_item')
    .innerJoin('feed', 'feed.id', 'feed_item.feed_id')
    .select(['item_id as itemId', 'feed_item.state', 'reason', 'changed_at as changedAt'])
    .where('feed.slug', '=', slug)
    .where('feed_item.state', 'in', ['WAITING', 'REFUSED'])
    .orderBy('changed_at', 'desc')
    .limit(limit)
    .execute()
}
