import { sql } from 'kysely'
import type { Query } from '../../connection/database.ts'
import { transact } from '../../connection/transaction.ts'
import type { FeedChange, StoredFeed } from './save-feed.ts'

/** A gateway that polls, and for how long its claims hold unless it renews them. */
export interface Claimant {
  readonly gateway: string
  readonly leaseSeconds: number
}

/** How much may be claimed. */
export interface ClaimLimits {
  readonly most: number
  readonly mostPerHost: number
  /** Hosts whose feeds have to wait. */
  readonly busyHosts: readonly string[]
}

const HOST = sql`lower(substring(url from '^https?://(?:[^/?#@]*@)?([^/?#]+)'))`

/** Claims feeds whose poll is due, the longest overdue first. Until a claim ends, no other gateway gets the feed. */
export async function claimDueFeeds(
  query: Query,
  { gateway, leaseSeconds }: Claimant,
  { most, mostPerHost, busyHosts }: ClaimLimits,
): Promise<readonly StoredFeed[]> {
  const { rows } = await sql<StoredFeed>`
    /* claim-due-feeds */ with due as (
      select id, next_poll_at, row_number() over (partition by ${HOST} order by next_poll_at) as place
      from feed
      where url is not null and state in ('ACTIVE', 'FAILING') and next_poll_at <= now()
        and (claimed_until is null or claimed_until < now()) and ${HOST} <> all (${[...busyHosts]}::text[])
    )
    update feed set claimed_by = ${gateway}, claimed_until = now() + make_interval(secs => ${leaseSeconds})
    where id in (
      select f.id from feed f join due on due.id = f.id and due.place <= ${mostPerHost}
      where f.claimed_until is null or f.claimed_until < now()
      order by due.next_poll_at limit ${most} for update of f skip locked
    ) returning *`.execute(query)
  return rows
}

/** Renews all claims of the gateway that have not ended. */
export async function renewClaims(query: Query, { gateway, leaseSeconds }: Claimant): Promise<void> {
  await sql`update feed set claimed_until = now() + make_interval(secs => ${leaseSeconds})
    where claimed_by = ${gateway} and claimed_until > now()`.execute(query)
}

/**
 * Ends a claim and stores what `outcome` makes of the feed as it is now. Nothing is stored of a poll that came too late: its claim has
 * lapsed, or the feed has another address by now.
 */
export async function endClaim(
  query: Query,
  claimed: StoredFeed,
  outcome: (feed: StoredFeed) => FeedChange,
): Promise<void> {
  await transact(query, async (tx) => {
    const feed = await tx.selectFrom('feed').selectAll().where('id', '=', claimed.id).forUpdate().executeTakeFirst()
    if (!feed || feed.claimed_by !== claimed.claimed_by) return
    const change = feed.url === claimed.url ? outcome(feed) : {}
    await tx
      .updateTable('feed')
      .set({ ...change, claimed_by: null, claimed_until: null })
      .where('id', '=', feed.id)
      .execute()
  })
}

/** Whether another feed has the address. */
export async function isTakenAddress(query: Query, url: string): Promise<boolean> {
  return (await query.selectFrom('feed').select('id').where('url', '=', url).executeTakeFirst()) !== undefined
}
