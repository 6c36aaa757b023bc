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

/** Key of an advisory lock. Any number, as long as every gateway uses the same. */
const MIGRATION_LOCK = 7_206_401
/** One in this many connections of the pool may be shared. */
const SHARED_PART = 3
/** Added to `statement_timeout`, so that the server cancels a slow statement before the connection is given up. */
const SILENCE_GRACE_MS = 1_000

/** Settings of each connection, which override those of the server. */
const SETTINGS = {
  // Log positions follow commit order only at this level.
  default_transaction_isolation: 'read committed',
  // The planner overestimates nested statements and would JIT-compile them, which takes longer than executing them.
  jit: 'off',
  // The data is nearly always in memory, where an index scan is faster than a sequential scan of even some hundred rows. With the
  // defaults, which assume a disk, the planner scans all authors for each article of a list.
  random_page_cost: '0.1',
  seq_page_cost: '0.1',
  cpu_tuple_cost: '0.05',
}

/** The same as command-line options for the startup message. */
export const CONNECTION_OPTIONS = Object.entries(SETTINGS)
  .map(([name, value]) => `-c ${name}=${value.replaceAll(' ', '\\ ')}`)
  .join(' ')

/** A Postgres server (15 or newer). `onLost` is called for connections that are lost while no statement is running. */
export function postgres(url: string, limits: PostgresLimits, onLost: (error: Error) => void): Database {
  const pool = new Pool({
    connectionString: url,
    max: limits.maxConnections,
    connectionTimeoutMillis: limits.connectTimeoutMs,
    statement_timeout: limits.statementTimeoutMs,
    idle_in_transaction_session_timeout: limits.statementTimeoutMs,
    application_name: 'tickertape',
    keepAlive: true,
    stream: () => timedSocket(limits.statementTimeoutMs + SILENCE_GRACE_MS),
    options: CONNECTION_OPTIONS,
    // Affects shared connections only: in a transaction each statement waits for the previous one.
    pipeline: true,
    types: {
      getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
    },
  })
  // An `error` event without a listener would end the process. It is emitted for idle connections, and for connections that are
  // lost between two statements of a transaction, whose next statement then fails.
  pool.on('connect', (client) => client.on('error', onLost))
  // The pool repeats the error of an idle connection, which is handled above.
  pool.on('error', () => {})
  const query = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namingPool(pool) }) })
  return {
    query,
    reads: new Kysely<Tables>({ dialect: sharedConnections(pool, Math.ceil(limits.maxConnections / SHARED_PART)) }),
    script: async (text) => void (await pool.query(text)),
    async exclusively(work) {
      // A connection of its own: it may wait long, and closing it releases the lock.
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

/** A socket with an idle timeout. Without it, a statement on a dead connection would wait for the timeout of TCP, about 15 minutes. */
function timedSocket(maxSilenceMs: number): Socket {
  const socket = new Socket()
  // The code makes `isUnavailable` true for the statement that fails.
  const late = () => Object.assign(new Error('the database did not answer in time'), { code: 'ETIMEDOUT' })
  socket.setTimeout(maxSilenceMs, () => socket.destroy(late()))
  return socket
}
