import type { Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { Tables } from '../tables/tables.ts'

/** Executes SQL: the connection pool, or one transaction. */
export type Query = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

/**
 * A Postgres database. Both implementations take the same SQL and return the same JavaScript values (`int8` is a number,
 * `timestamptz` a Date).
 *
 * The embedded one has a single connection. While a transaction is open, statements must go through it: a statement on `query`
 * waits until the transaction ends, which is a deadlock if the transaction awaits that statement.
 */
export interface Database extends AsyncDisposable {
  readonly query: Query
  /** For single statements that read. They are pipelined over shared connections, so transactions are not possible. */
  readonly reads: Query
  /** Executes an SQL file with any number of statements, atomically. */
  script(sql: string): Promise<void>
  /** Runs `work` while holding a lock that only one process at a time holds on this database. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
}
