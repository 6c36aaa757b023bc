import type { Kysely, Transaction as KyselyTransaction } from 'kysely'
import type { Tables } from '../tables/tables.ts'

/** Where SQL is asked: the pool itself, or one transaction of it. */
export type Query = Kysely<Tables>
export type Transaction = KyselyTransaction<Tables>

/**
 * A Postgres. Both twins speak the same SQL and give the same JavaScript values (`int8` is a number, `timestamptz` a Date).
 *
 * The embedded twin has one connection: whoever holds a transaction must ask through it. A question put to `query`
 * meanwhile waits for its end, and for ever if the transaction waits for the answer.
 */
export interface Database extends AsyncDisposable {
  readonly query: Query
  /** For statements that read, each by itself: they share connections, so that there can be no transaction. */
  readonly reads: Query
  /** Runs a whole SQL file; all of it or nothing. */
  script(sql: string): Promise<void>
  /** Runs `work` while no other process does the same on this database. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
}
