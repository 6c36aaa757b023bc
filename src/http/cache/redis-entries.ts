import { createHash } from 'node:crypto'
import { type CircuitBreakerLimits, redisWithBreaker } from '../../redis/circuit-breaker.ts'
import { decryptEntry, encryptEntry } from './encrypted-entry.ts'
import type { RemoteEntries } from './remote-entries.ts'
import { WindowBudget } from './window-budget.ts'

export interface RedisEntriesLimits extends CircuitBreakerLimits {
  readonly maxAgeMs: number
  readonly maxEntryBytes: number
  readonly maxUnsentEntries: number
  /** That this gateway stores within `maxAgeMs`: then they have expired. */
  readonly maxBytes: number
}

/**
 * Entries in Redis. `namespace` is everything that a response depends on besides its key and the news; entries of other namespaces
 * are not found.
 */
export function redisEntries(
  url: string,
  secret: string,
  namespace: () => string,
  limits: RedisEntriesLimits,
  onError: (error: unknown) => void,
): RemoteEntries {
  const redis = redisWithBreaker(url, limits, onError)
  const { connection, isClosed } = redis
  const secretKey = createHash('sha256').update(secret).digest()
  let unsent = 0
  const budget = new WindowBudget(limits.maxBytes, limits.maxAgeMs)
  const away = (error: unknown) => {
    redis.trip()
    onError(error)
  }
  const named = (key: string) => {
    const whole = `${namespace()}\n${key}`
    return { whole, name: `tickertape:entry:${createHash('sha256').update(whole).digest('base64url')}` }
  }
  return {
    async find(key) {
      if (!isClosed()) return null
      const { whole, name } = named(key)
      try {
        const bytes = await connection.getBuffer(name)
        return bytes && decryptEntry(secretKey, whole, bytes)
      } catch (error) {
        away(error)
        return null
      }
    },
    keep(key, entry) {
      if (!isClosed() || unsent >= limits.maxUnsentEntries || entry.response.body.length > limits.maxEntryBytes) return
      const { whole, name } = named(key)
      const encrypted = encryptEntry(secretKey, whole, entry)
      if (!budget.take(encrypted.length)) return
      unsent++
      connection
        .set(name, encrypted, 'PX', limits.maxAgeMs)
        .catch(away)
        .finally(() => unsent--)
    },
    forget(keys) {
      // One command for each key: in a cluster, keys are on different nodes.
      if (isClosed()) for (const key of keys) connection.unlink(named(key).name).catch(away)
    },
    async [Symbol.asyncDispose]() {
      redis[Symbol.dispose]()
    },
  }
}
