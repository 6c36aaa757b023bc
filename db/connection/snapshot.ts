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
          (select (extract(epoch from min(due_at) - clock_timestamp()) * 1000)::float8 from due_change) as "nextDueMs"
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
