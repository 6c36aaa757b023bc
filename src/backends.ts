import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Database, Query } from '../db/connection/database.ts'
import { isUnavailable } from '../db/connection/errors.ts'
import { gatewaySecret } from '../db/connection/gateway-secret.ts'
import { migrate } from '../db/connection/migrate.ts'
import { pglite } from '../db/connection/pglite.ts'
import { postgres } from '../db/connection/postgres.ts'
import { Replicas } from '../db/connection/replicas.ts'
import { settleEpoch } from '../db/log/epoch.ts'
import { logProblem } from '../db/log/log-health.ts'
import { localSecret } from './auth/local-secret.ts'
import type { TokenKeys } from './auth/tokens.ts'
import type { Bus } from './bus/bus.ts'
import { memoryBus } from './bus/memory.ts'
import { redisBus } from './bus/redis.ts'
import { retry } from './clock/retry.ts'
import { codeDigest } from './code-digest.ts'
import type { Config } from './config.ts'
import { redisEntries } from './http/cache/redis-entries.ts'
import type { RemoteEntries } from './http/cache/remote-entries.ts'
import { quotaLimits, REDIS_LIMITS, remoteEntriesLimits } from './limits.ts'
import { seed } from './newsroom/seed.ts'
import { memoryQuota } from './quota/memory.ts'
import type { Quota } from './quota/quota.ts'
import { redisQuota } from './quota/redis.ts'

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

export function openBus(config: Config, onError: (error: unknown) => void): Bus {
  return config.REDIS_URL === null ? memoryBus(onError) : redisBus(config.REDIS_URL, REDIS_LIMITS, onError)
}

/** The response store shared by gateways; null if it is not configured. `scope`: everything that all responses depend on. */
export async function openRemoteEntries(
  config: Config,
  query: Query,
  scope: () => string,
  onError: (error: unknown) => void,
): Promise<RemoteEntries | null> {
  if (config.REDIS_URL === null || config.RESPONSE_CACHE_SHARED_SECONDS === 0) return null
  const code = codeDigest()
  const namespace = () => `${code}\n${scope()}`
  return redisEntries(config.REDIS_URL, await gatewaySecret(query), namespace, remoteEntriesLimits(config), onError)
}

/** The rate limiter. Gateways with the same database and `scope` share counts. */
export async function openQuota(
  config: Config,
  query: Query,
  scope: () => string,
  onError: (error: unknown) => void,
): Promise<Quota> {
  const limits = quotaLimits(config)
  if (config.REDIS_URL === null) return memoryQuota(limits)
  return redisQuota(config.REDIS_URL, await gatewaySecret(query), scope, limits, onError)
}

/** The keys to verify tokens with. Only a gateway on an embedded database generates a secret. */
export function tokenKeys(config: Config): TokenKeys {
  if (config.AUTH_JWKS_URL !== null) {
    return { jwksUrl: config.AUTH_JWKS_URL, issuer: config.AUTH_ISSUER, audience: config.AUTH_AUDIENCE }
  }
  return { secret: config.AUTH_SECRET ?? localSecret(config.DATA_DIR) }
}
