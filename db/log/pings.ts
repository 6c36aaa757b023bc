import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

/** A service whose turn this gateway has to tell it of changes. */
export interface ClaimedPing {
  readonly claim: string
  readonly epoch: string
  readonly position: number
  /** Since the last success. */
  readonly failures: number
}

/** Null if nothing is due, or another gateway has the claim. The first claim begins at the head of the log. */
export async function claimPing(query: Query, name: string, leaseMs: number): Promise<ClaimedPing | null> {
  await sql`
    insert into ping (name, epoch, position) select ${name}, epoch, position from event_head
    on conflict (name) do nothing`.execute(query)
  const { rows } = await sql<ClaimedPing>`
    update ping set claim = gen_random_uuid(), claimed_until = clock_timestamp() + make_interval(secs => ${leaseMs / 1_000})
    where name = ${name} and due_at <= clock_timestamp() and (claim is null or claimed_until < clock_timestamp())
    returning claim, epoch, position, failures`.execute(query)
  return rows[0] ?? null
}

/** Gives up the claim: the service was told of everything up to the position. */
export async function settlePing(
  query: Query,
  claim: string,
  { epoch, position }: Pick<ClaimedPing, 'epoch' | 'position'>,
): Promise<void> {
  await query
    .updateTable('ping')
    .set({ epoch, position, failures: 0, claim: null, claimed_until: null })
    .where('claim', '=', claim)
    .execute()
}

/** Gives up the claim until the next attempt. */
export async function postponePing(query: Query, claim: string, retryInMs: number): Promise<void> {
  await query
    .updateTable('ping')
    .set({
      failures: sql<number>`failures + 1`,
      due_at: sql<Date>`now() + make_interval(secs => ${retryInMs / 1_000})`,
      claim: null,
      claimed_until: null,
    })
    .where('claim', '=', claim)
    .execute()
}
