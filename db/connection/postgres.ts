import { Socket } from 'node:net'
import { Kysely, PostgresDialect } from 'kysely'
import { Client, Pool, types } from 'pg'
import type { Tables } from '../tables/tables.ts'
import type { Database } from './database.ts'
import { namingPool } from './named-statements.ts'
import { sharedConnections } from './pipelined-pool.ts'

export interface PostgresLimits {
  readonly maxConnections: number
  readonly connectTimeoutMs: number
  readonly statementTimeoutMs: number
}

/** Any number, as long as every gateway takes the same. */
const MIGRATION_LOCK = 7_206_401
/** One of so many connections, at most, is shared. */
const SHARED_PART = 3
/** A server that lives ends an overlong statement by itself. */
const SILENCE_GRACE_MS = 1_000

/** What a server's own settings must not change, for each connection. */
const SETTINGS = {
  // Positions are taken in commit order only at this level.
  default_transaction_isolation: 'read committed',
  // The trees that queries are read as look so costly to the planner that it would compile them, which takes longer than
  // to run them.
  jit: 'off',
  // What is read is nearly always in memory, and then an index leads to a row sooner than a table of some hundred is gone
  // through. By its own figures, which are a disk's, the planner goes through all authors for each story of a list.
  random_page_cost: '0.1',
  seq_page_cost: '0.1',
  cpu_tuple_cost: '0.05',
}

/** As a connection to Postgres takes them. */
export const CONNECTION_OPTIONS = Object.entries(SETTINGS)
  .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
  .join(' ')

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
    stream: () => perishable(limits.statementTimeoutMs + SILENCE_GRACE_MS),
    options: CONNECTION_OPTIONS,
    // Of use where connections are shared; where one is held alone, each statement waits for the last.
    pipeline: true,
    types: {
      getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
    },
  })
  // Without listeners the loss of a connection would end the process: of one that is idle, and also of one that is
  // lost between two statements of a transaction, whose next statement then fails.
  pool.on('connect', (client) => client.on('error', onLost))
  // It says again of an idle connection what that has said itself.
  pool.on('error', () => {})
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namingPool(pool) }) })
  return {
    query,
    reads: new Kysely<Tables>({ dialect: sharedConnections(pool, Math.ceil(limits.maxConnections / SHARED_PART)) }),
    script: async (text) => void (await pool.query(text)),
    async exclusively(work) {
      // Its own connection: it may have to wait for long, and the lock goes with it.
      const holder = new Client({ connectionString: url, connectionTimeoutMillis: limits.connectTimeoutMs })
      holder.on('error', onLost)
      try {
        await holder.connect()
        await holder.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
        return await work()
      } finally {
        await holder.end()
      }
    },
    [Symbol.asyncDispose]: () => query.destroy(),
  }
}

/** A connection that was cut off without a word would keep its statement waiting until TCP gives up, a quarter of an hour. */
function perishable(maxSilenceMs: number): Socket {
  const socket = new Socket()
  // With a code that says that the database could not be asked: what asked it fails with this error.
  const late = () => Object.assign(new Error('the database did not answer in time'), { code: 'ETIMEDOUT' })
  socket.setTimeout(maxSilenceMs, () => socket.destroy(late()))
  return socket
}
