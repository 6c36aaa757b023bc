import type { Query, Transaction } from './database.ts'
import { sqlState } from './errors.ts'

const MAX_TRIES = 4
// Serialization failure, deadlock, and a row that was found and is gone when it is referred to: the database rolled
// everything back, and once more may do.
const AGAIN = new Set(['40001', '40P01', '23503'])

/** Runs `work` in one transaction, and again from its beginning when the database asks for that. */
export async function transact<T>(query: Query, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await query.transaction().execute(work)
    } catch (error) {
      if (tries === MAX_TRIES || !AGAIN.has(sqlState(error) ?? '')) throw error
    }
  }
}
