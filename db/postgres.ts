import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, types } from 'pg'
import type { Database } from './database.ts'
import { nameStatements } from './named-statements.ts'
import type { Tables } from './tables.ts'

export interface PostgresLimits {
  readonly maxConnections: number
  readonly connectTimeoutMs: number
  readonly statementTimeoutMs: number
}

/** Any number, as long as every gateway takes the same. */
const MIGRATION_LOCK = 7_206_401

/** A Postgres server (15 or newer). `onLost` hears of connections that died while no statement was running. */
export function postgres(url: string, limits: PostgresLimits, onLost: (error: Error) => void): Database {
  const pool = new Pool({
    connectionString: url,
    max: limits.maxConnections,
    connectionTimeoutMillis: limits.connectTimeoutMs,
    statement_timeout: limits.statementTimeoutMs,
    idle_in_transaction_session_timeout: limits.statementTimeoutMs,
    application_name: 'tickertape',
    keepAlive: true,
    // Positions are taken in commit order only at this level; a server's own default must not change it.
    options: '-c default_transaction_isolation=read\\ committed',
    types: {
      getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
    },
  })
  // Without listeners the loss of a connection would end the process: of one that is idle, and also of one that is
  // lost between two statements of a transaction, whose next statement then fails.
  pool.on('connect', (client) => client.on('error', onLost))
  pool.on('connect', nameStatements)
  // It says again of an idle connection what that has said itself.
  pool.on('error', () => {})
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    query,
    script: async (text) => void (await pool.query(text)),
    exclusively: (work) =>
      query.connection().execute(async (connection) => {
        await sql`set statement_timeout = 0`.execute(connection)
        await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection)
        try {
          return await work()
        } finally {
          await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection)
          await sql`reset statement_timeout`.execute(connection)
        }
      }),
    [Symbol.asyncDispose]: () => query.destroy(),
  }
}
