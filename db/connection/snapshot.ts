import { AbortedTransactionError, sql } from 'kysely'
import type { Query } from './database.ts'

/** Which state of the database something was read from. */
export interface State {
  readonly epoch: string
  /** The position in the log that this state reflects. */
  readonly position: number
  /** Milliseconds until time changes it; null when nothing is due. */
  readonly nextDueMs: number | null
}

export interface Snapshot extends State {
  readonly query: Query
}

/**
 * Reads as often as it likes, and always from the same state. The whole work holds one connection. Null when the database
 * has refused a statement: then it refused all that came after, too.
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
