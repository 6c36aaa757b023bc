import { type Selectable, sql } from 'kysely'
import type { Query } from '../../connection/database.ts'
import type { WebSubSubscriptionTable } from '../../tables/feed.ts'
import { feedWithId, type StoredFeed } from './save-feed.ts'

export type WebSubSubscription = Selectable<WebSubSubscriptionTable>

export interface Hub {
  readonly url: string
  readonly topic: string
}

/** Before this time runs out, the subscription is renewed; every poll may do it. */
const RENEWED_BEFORE = '2 days'
/** How long a request may stay unanswered, and how long a refusal counts. */
const ASKED_AGAIN_AFTER = '1 hour'
const REFUSED_FOR = '1 day'

/**
 * Notes that this gateway asks the hub for a subscription. Null if none has to be asked for: there is one, or another gateway asks. The
 * secret and the key stay while hub and topic do, so that what the hub has signed before is still accepted. Another hub gets others.
 */
export async function requestSubscription(
  query: Query,
  feedId: string,
  { url, topic }: Hub,
  secret: string,
): Promise<WebSubSubscription | null> {
  const { rows } = await sql<WebSubSubscription>`
    insert into websub_subscription as s (feed_id, hub, topic, secret, state)
    values (${feedId}, ${url}, ${topic}, ${secret}, 'REQUESTED')
    on conflict (feed_id) do update set
      hub = excluded.hub, topic = excluded.topic, requested_at = now(),
      secret = case when s.hub = excluded.hub and s.topic = excluded.topic then s.secret else excluded.secret end,
      callback_key = case when s.hub = excluded.hub and s.topic = excluded.topic then s.callback_key else gen_random_uuid() end,
      state = case when s.hub = excluded.hub and s.topic = excluded.topic and s.state = 'ACTIVE' then 'ACTIVE' else 'REQUESTED' end,
      expires_at = case when s.hub = excluded.hub and s.topic = excluded.topic then s.expires_at end
    where s.hub <> excluded.hub or s.topic <> excluded.topic
      or (s.state = 'DENIED' and s.requested_at < now() - interval '${sql.raw(REFUSED_FOR)}')
      or (s.state <> 'DENIED' and s.requested_at < now() - interval '${sql.raw(ASKED_AGAIN_AFTER)}'
        and (s.expires_at is null or s.expires_at < now() + interval '${sql.raw(RENEWED_BEFORE)}'))
    returning *`.execute(query)
  return rows[0] ?? null
}

/** The subscription whose callback address ends with the key, with its feed. Null if there is none. */
export async function subscriptionWithKey(
  query: Query,
  key: string,
): Promise<{ readonly subscription: WebSubSubscription; readonly feed: StoredFeed } | null> {
  const subscription = await query
    .selectFrom('websub_subscription')
    .selectAll()
    .where('callback_key', '=', key)
    .executeTakeFirst()
  const feed = subscription && (await feedWithId(query, subscription.feed_id))
  return feed ? { subscription, feed } : null
}

/** The hub has verified the subscription, for so long. */
export async function activateSubscription(query: Query, feedId: string, leaseSeconds: number): Promise<void> {
  await query
    .updateTable('websub_subscription')
    .set({ state: 'ACTIVE', expires_at: sql<Date>`now() + make_interval(secs => ${leaseSeconds})` })
    .where('feed_id', '=', feedId)
    .execute()
}

export async function denySubscription(query: Query, feedId: string): Promise<void> {
  await query.updateTable('websub_subscription').set({ state: 'DENIED' }).where('feed_id', '=', feedId).execute()
}

/** The hub that a feed has named; null if it has none. */
export async function hubOfFeed(query: Query, feedId: string): Promise<Hub | null> {
  const found = await query
    .selectFrom('websub_subscription')
    .select(['hub as url', 'topic'])
    .where('feed_id', '=', feedId)
    .executeTakeFirst()
  return found ?? null
}
