import { sql } from 'kysely'
import { type Claimed, claimRows, renewClaims } from '../connection/claims.ts'
import type { Query } from '../connection/database.ts'

/** A webhook that this gateway may deliver for, until the claim lapses. */
export type ClaimedWebhook = Claimed<'webhook'>

/** What is claimed, and up to where this gateway knows that everything is acknowledged or does not match. */
export interface Held {
  readonly claim: string
  readonly revision: number
  readonly position: number
}

/**
 * Claims at most `most` webhooks that are due, for so long. If the claim before has lapsed, its gateway may have sent the next message.
 */
export function claimDueWebhooks(query: Query, leaseMs: number, most: number): Promise<readonly ClaimedWebhook[]> {
  return claimRows(query, 'webhook', {
    leaseMs,
    most,
    due: sql`parked is null and due_at <= clock_timestamp()`,
    order: sql`due_at`,
    change: sql`attempts = attempts + (claim is not null)::integer`,
  })
}

/** Renews the claims and stores the positions. Those that are not returned were lost. */
export function renewHeld(
  query: Query,
  leaseMs: number,
  held: readonly Held[],
): Promise<readonly Pick<Held, 'claim' | 'revision'>[]> {
  const known = sql`unnest(${held.map(({ claim }) => claim)}::uuid[], ${held.map(({ revision }) => revision)}::bigint[],
    ${held.map(({ position }) => position)}::bigint[]) as held (claim, revision, position)`
  const change = sql`position = greatest(position, (
    select held.position from ${known} where held.claim = webhook.claim and held.revision = webhook.revision))`
  const claims = held.map(({ claim }) => claim)
  return renewClaims(query, 'webhook', leaseMs, claims, { change, also: ['revision'] })
}
