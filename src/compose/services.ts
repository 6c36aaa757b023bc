import type { Query } from '../../db/connection/database.ts'
import { gatewaySecret } from '../../db/connection/gateway-secret.ts'
import { readRevocations } from '../../db/tokens/revoked-tokens.ts'
import { localSecret } from '../auth/local-secret.ts'
import { RevokedTokens } from '../auth/revoked-tokens.ts'
import type { TokenKeys } from '../auth/tokens.ts'
import type { Bus } from '../bus/bus.ts'
import { memoryBus } from '../bus/memory.ts'
import { redisBus } from '../bus/redis.ts'
import type { Config } from '../config/config.ts'
import { quotaLimits, REDIS_LIMITS, REVOCATION_LIMITS, remoteEntriesLimits } from '../config/limits.ts'
import { codeDigest } from '../http/cache/code-digest.ts'
import { redisEntries } from '../http/cache/redis-entries.ts'
import type { RemoteEntries } from '../http/cache/remote-entries.ts'
import { memoryQuota } from '../quota/memory.ts'
import type { Quota } from '../quota/quota.ts'
import { redisQuota } from '../quota/redis.ts'
import { UnfitDatabase } from './database.ts'

/** The revoked tokens, read once. @throws UnfitDatabase if they cannot be: a revoked token would be accepted. */
export async function openRevokedTokens(query: Query, onError: (error: unknown) => void): Promise<RevokedTokens> {
  try {
    return await RevokedTokens.open((version) => readRevocations(query, version), REVOCATION_LIMITS, onError)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UnfitDatabase(
      `The list of revoked tokens cannot be read: ${reason}. Check that the user of DATABASE_URL may read the tables of tokens.`,
      { cause: error },
    )
  }
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
