import { type Selectable, sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { WebhookTable } from '../tables/gateways/webhook.ts'

/** A webhook that this gateway may deliver for, until the claim lapses. */
export type Claimed = Selectable<WebhookTable> & { readonly claim: string }

/** What is claimed, and up to where this gateway knows that everything is acknowledged or does not match. */
export interface Held {
  readonly claim: string
  readonly revision: number
  readonly position: number
}

/**
 * Claims at most `most` webhooks that are due, for so long; one gateway at a time has each. If the claim before has lapsed, its
 * gateway may have sent the next message.
 */
export async function claimDue(query: Query, leaseMs: number, most: number): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    update webhook set claim = gen_random_uuid(), claimed_until = ${after(leaseMs)},
      attempts = attempts + (claim is not null)::integer
    where id in (
      select id from webhook
      where parked is null and due_at <= clock_timestamp() and (claim is null or claimed_until < clock_timestamp())
      order by due_at limit ${most} for update skip locked
    ) returning *`.execute(query)
  return rows
}

/** Renews the claims and stores the positions. Those that are not returned were lost. */
export async function renewClaims(
  query: Query,
  leaseMs: number,
  held: readonly Held[],
): Promise<readonly Pick<Held, 'claim' | 'revision'>[]> {
  const { rows } = await sql<Pick<Held, 'claim' | 'revision'>>`
    update webhook set claimed_until = ${after(leaseMs)},
      position = case when webhook.revision = held.revision then greatest(webhook.position, held.position)
        else webhook.position end
    from unnest(${held.map(({ claim }) => claim)}::uuid[], ${held.map(({ revision }) => revision)}::bigint[],
      ${held.map(({ position }) => position)}::bigint[]) as held (claim, revision, position)
    where webhook.claim = held.claim returning webhook.claim, webhook.revision`.execute(query)
  return rows
}

function after(ms: number) {
  return sql<Date>`clock_timestamp() + make_interval(secs => ${ms / 1_000})`
}
