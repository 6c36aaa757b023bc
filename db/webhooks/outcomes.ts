import { sql, type UpdateObject } from 'kysely'
import { UNCLAIMED } from '../connection/claims.ts'
import type { Query } from '../connection/database.ts'
import type { ParkedReason } from '../tables/gateways/webhook.ts'
import type { Tables } from '../tables/tables.ts'
import type { Held } from './claims.ts'

/** Stores that everything up to the position is acknowledged. False if the claim was lost, or the webhook has changed. */
export async function acknowledge(query: Query, { claim, revision, position }: Held): Promise<boolean> {
  const { numUpdatedRows } = await query
    .updateTable('webhook')
    .set({ position, attempts: 0, failing_since: null, last_problem: null, acknowledged_at: sql<Date>`now()` })
    .where('claim', '=', claim)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface Failure {
  /** For the operator. */
  readonly problem: string
  readonly retryInMs: number
  /** Parks a webhook that has been failing for so long. */
  readonly patienceSeconds: number
}

/** Gives up the claim until the next attempt is due. Returns whether the webhook is parked now. */
export async function postpone(
  query: Query,
  claim: string,
  { problem, retryInMs, patienceSeconds }: Failure,
): Promise<boolean> {
  const { rows } = await sql<{ parked: string | null }>`
    update webhook set claim = null, claimed_until = null, attempts = attempts + 1, last_problem = ${problem},
      failing_since = coalesce(failing_since, now()), due_at = now() + make_interval(secs => ${retryInMs / 1_000}),
      parked = case when failing_since < now() - make_interval(secs => ${patienceSeconds}) then 'FAILING' end,
      parked_at = case when failing_since < now() - make_interval(secs => ${patienceSeconds}) then now() end
    where claim = ${claim}::uuid returning parked`.execute(query)
  return (rows[0]?.parked ?? null) !== null
}

/** Delivers nothing more until a mutation resumes the webhook. */
export async function park(query: Query, claim: string, reason: ParkedReason, problem: string): Promise<void> {
  await giveUp(query, claim, {
    parked: reason,
    parked_at: sql<Date>`now()`,
    last_problem: problem,
    attempts: sql<number>`attempts + 1`,
  })
}

/** Gives up the claim. `attempted`: the message after the position may have been sent. */
export async function release(query: Query, claim: string, attempted: boolean): Promise<void> {
  await giveUp(query, claim, attempted ? { attempts: sql<number>`attempts + 1` } : {})
}

async function giveUp(query: Query, claim: string, change: UpdateObject<Tables, 'webhook'>): Promise<void> {
  await query
    .updateTable('webhook')
    .set({ ...change, ...UNCLAIMED })
    .where('claim', '=', claim)
    .execute()
}

export async function countParked(query: Query): Promise<number> {
  const { count } = await query
    .selectFrom('webhook')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('parked', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}
