import type { Query, Transaction } from './database.ts'
import { sqlState } from './errors.ts'

const MAX_TRIES = 4
// Serialization failure, deadlock, and a foreign key to a row that was deleted after it was found: everything was rolled back,
// and another try may succeed.
const RETRIABLE = new Set(['40001', '40P01', '23503'])

/** Runs `work` in one transaction. If it fails with an error that may pass, runs it again from the start. */
export async function transact<T>(query: Query, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await query.transaction().execute(work)
    } catch (error) {
      if (tries === MAX_TRIES || !RETRIABLE.has(sqlState(error) ?? '')) throw error
    }
  }
}
