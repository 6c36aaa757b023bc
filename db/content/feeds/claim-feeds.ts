import { sql } from 'kysely'
import { type Claimed, claimRows, isUnclaimed, UNCLAIMED } from '../../connection/claims.ts'
import type { Query } from '../../connection/database.ts'
import { transact } from '../../connection/transaction.ts'
import type { FeedChange, StoredFeed } from './save-feed.ts'

/** A feed that this gateway polls, until the claim ends or lapses. */
export type ClaimedFeed = Claimed<'feed'>

/** How much may be claimed. */
export interface FeedClaimLimits {
  readonly leaseMs: number
  readonly most: number
  readonly mostPerHost: number
  /** Hosts whose feeds have to wait. */
  readonly busyHosts: readonly string[]
}

const HOST = sql`lower(substring(url from '^https?://(?:[^/?#@]*@)?([^/?#]+)'))`

/** Claims feeds whose poll is due, the longest overdue first. */
export function claimDueFeeds(
  query: Query,
  { leaseMs, most, mostPerHost, busyHosts }: FeedClaimLimits,
): Promise<readonly ClaimedFeed[]> {
  const isDue = sql`url is not null and state in ('ACTIVE', 'FAILING') and next_poll_at <= now()`
  const due = sql`${isDue} and id in (
    select id from (
      select id, row_number() over (partition by ${HOST} order by next_poll_at) as place
      from feed where ${isDue} and ${isUnclaimed} and ${HOST} <> all (${[...busyHosts]}::text[])
    ) as waiting where place <= ${mostPerHost})`
  return claimRows(query, 'feed', { leaseMs, most, due, order: sql`next_poll_at` })
}

/**
 * Ends a claim and stores what `outcome` makes of the feed as it is now. Nothing is stored of a poll that came too late: its claim was
 * lost, or the feed has another address by now.
 */
export async function endClaim(
  query: Query,
  claimed: ClaimedFeed,
  outcome: (feed: StoredFeed) => FeedChange,
): Promise<void> {
  await transact(query, async (tx) => {
    const feed = await tx
      .selectFrom('feed')
      .selectAll()
      .where('claim', '=', claimed.claim)
      .forUpdate()
      .executeTakeFirst()
    if (!feed) return
    const change = feed.url === claimed.url ? outcome(feed) : {}
    await tx
      .updateTable('feed')
      .set({ ...change, ...UNCLAIMED })
      .where('id', '=', feed.id)
      .execute()
  })
}

/** Whether another feed has the address. */
export async function isTakenAddress(query: Query, url: string): Promise<boolean> {
  return (await query.selectFrom('feed').select('id').where('url', '=', url).executeTakeFirst()) !== undefined
}
