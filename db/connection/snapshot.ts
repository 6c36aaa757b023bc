import { AbortedTransactionError, sql } from 'kysely'
import type { Query } from './database.ts'

/** The state of the database that a result was read from. */
export interface State {
  readonly epoch: string
  /** The log position that this state reflects. */
  readonly position: number
  /** Milliseconds until the next scheduled change; null if nothing is scheduled. */
  readonly nextDueMs: number | null
}

/** SQL: milliseconds until the next change that time makes, of an article or of the right to show a picture; null if there is none. */
export const NEXT_DUE_MS = sql<number | null>`(extract(epoch from least(
  (select min(due_at) from due_change),
  (select min(expires_at) from media_item where not expired and expires_at is not null)
) - clock_timestamp()) * 1000)::float8`

export interface Snapshot extends State {
  readonly query: Query
}

/**
 * Runs `work` in a read-only transaction, in which all statements read the same snapshot. It holds one connection. Resolves to null
 * if the database refused a statement, which aborts the transaction.
 */
export async function snapshot<Result>(
  query: Query,
  work: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result | null> {
  return query
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<State>`
        /* snapshot */ select epoch, position,
          ${NEXT_DUE_MS} as "nextDueMs"
        from event_head`.execute(tx)
      const [state] = rows
      if (!state) throw new Error('the log has no head')
      return work({ ...state, query: tx })
    })
    .catch((error: unknown) => {
      if (error instanceof AbortedTransactionError) return null
      throw error
    })
}
