import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '../../db/connection/database.ts'
import { isUnavailable } from '../../db/connection/errors.ts'
import { migrate } from '../../db/connection/migrate.ts'
import { pglite } from '../../db/connection/pglite.ts'
import { postgres } from '../../db/connection/postgres.ts'
import { Replicas } from '../../db/connection/replicas.ts'
import { settleEpoch } from '../../db/log/epoch.ts'
import { logProblem } from '../../db/log/log-health.ts'
import { retry } from '../clock/retry.ts'
import type { Config } from '../config/config.ts'
import { seed } from '../newsroom/seed.ts'

const RETRY_MS = 1_000

/** Opens the configured database and waits until it responds. @throws the last error after DATABASE_START_SECONDS. */
export async function openDatabase(config: Config, log: Logger): Promise<Database> {
  if (config.DATABASE_URL === null) return pglite(config.DATA_DIR)
  const database = openServer(config.DATABASE_URL, config, log)
  const giveUpAt = Date.now() + config.DATABASE_START_SECONDS * 1000
  try {
    await retry(
      () => sql`select 1`.execute(database.query),
      (error) => {
        if (!isUnavailable(error) || Date.now() + RETRY_MS > giveUpAt) return null
        log.warn({ reason: reasonOf(error) }, 'the database cannot be reached; trying again')
        return RETRY_MS
      },
    )
    return database
  } catch (error) {
    await database[Symbol.asyncDispose]()
    throw new DatabaseAway(`The database cannot be reached: ${reasonOf(error)}. Check DATABASE_URL and that it runs.`, {
      cause: error,
    })
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Opens the replicas. Does not wait until they can be reached. */
export function openReplicas(config: Config, log: Logger): Replicas {
  const urls = config.DATABASE_REPLICA_URLS?.split(',') ?? []
  return new Replicas(urls.map((url) => openServer(url, config, log)))
}

function openServer(url: string, config: Config, log: Logger): Database {
  return postgres(
    url,
    {
      maxConnections: config.DATABASE_MAX_CONNECTIONS,
      connectTimeoutMs: config.DATABASE_CONNECT_TIMEOUT_MS,
      statementTimeoutMs: config.DATABASE_STATEMENT_TIMEOUT_MS,
    },
    (error) => log.warn({ reason: error.message }, 'a connection to the database was lost'),
  )
}

export class DatabaseAway extends Error {}

/** The database's configuration could lose events. The message is one line for the operator. */
export class UnfitDatabase extends Error {}

/** Migrates the database, and seeds an empty one with the demo newsroom if configured. @throws UnfitDatabase */
export async function prepareDatabase(database: Database, config: Config, log: Logger): Promise<void> {
  const applied = await migrate(database)
  if (applied.length > 0) log.info({ applied }, 'the database was migrated')
  const problem = await logProblem(database.query, { durable: config.DATABASE_URL !== null })
  if (problem !== null) throw new UnfitDatabase(problem)
  await settleEpoch(database.query)
  if (config.SEED === 'never' || (config.SEED === 'embedded' && config.DATABASE_URL !== null)) return
  await database.exclusively(async () => {
    const known = await database.query.selectFrom('section').select('id').limit(1).executeTakeFirst()
    if (known) return
    log.info('filling the empty database with the demo newsroom')
    await seed(database.query, new Date())
  })
}
