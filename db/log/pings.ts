import { sql } from 'kysely'
import { claimRows, UNCLAIMED } from '../connection/claims.ts'
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
  const due = sql`name = ${name} and due_at <= clock_timestamp()`
  const [claimed = null] = await claimRows(query, 'ping', { leaseMs, most: 1, due, order: sql`name` })
  return claimed
}

/** Gives up the claim: the service was told of everything up to the position. */
export async function settlePing(
  query: Query,
  claim: string,
  { epoch, position }: Pick<ClaimedPing, 'epoch' | 'position'>,
): Promise<void> {
  await query
    .updateTable('ping')
    .set({ epoch, position, failures: 0, ...UNCLAIMED })
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
      ...UNCLAIMED,
    })
    .where('claim', '=', claim)
    .execute()
}
