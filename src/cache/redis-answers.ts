import { createHash } from 'node:crypto'
import type { RedisConnectionOptions } from '../bus/redis-connection.ts'
import { redisConnection } from '../bus/redis-connection.ts'
import { seal, unseal } from './sealed-answer.ts'
import type { SharedAnswers } from './shared-answers.ts'

export interface RedisAnswersLimits {
  readonly connectTimeoutMs: number
  /** Who asks waits no longer: an answer is made in about this time. */
  readonly commandTimeoutMs: number
  readonly maxReconnectDelayMs: number
  /** Redis is left alone for so long when it did not answer. */
  readonly restMs: number
  readonly maxAgeMs: number
  readonly maxAnswerBytes: number
  readonly maxUnsentAnswers: number
}

/**
 * In Redis. `namespace` names all that an answer depends on but its key and the news: what is left under one is not found
 * under another.
 */
export function redisAnswers(
  url: string,
  secret: string,
  namespace: () => string,
  limits: RedisAnswersLimits,
  onError: (error: unknown) => void,
): SharedAnswers {
  const options: RedisConnectionOptions = {
    connectTimeout: limits.connectTimeoutMs,
    disconnectTimeout: limits.commandTimeoutMs,
    keepAlive: limits.connectTimeoutMs,
    maxRetriesPerRequest: 0,
    commandTimeout: limits.commandTimeoutMs,
  }
  const connection = redisConnection(url, options, false, (tries) => Math.min(tries * 50, limits.maxReconnectDelayMs))
  connection.on('error', onError)
  const sealing = createHash('sha256').update(secret).digest()
  let unsent = 0
  let restsUntil = 0
  const there = () => connection.status === 'ready' && performance.now() >= restsUntil
  const away = (error: unknown) => {
    restsUntil = performance.now() + limits.restMs
    onError(error)
  }
  const named = (key: string) => {
    const whole = `${namespace()}\n${key}`
    return { whole, name: `tickertape:answer:${createHash('sha256').update(whole).digest('base64url')}` }
  }
  return {
    async find(key) {
      if (!there()) return null
      const { whole, name } = named(key)
      try {
        const bytes = await connection.getBuffer(name)
        return bytes && unseal(sealing, whole, bytes)
      } catch (error) {
        away(error)
        return null
      }
    },
    keep(key, shared) {
      if (!there() || unsent >= limits.maxUnsentAnswers || shared.answer.body.length > limits.maxAnswerBytes) return
      const { whole, name } = named(key)
      unsent++
      connection
        .set(name, seal(sealing, whole, shared), 'PX', limits.maxAgeMs)
        .catch(away)
        .finally(() => unsent--)
    },
    forget(keys) {
      // One by one: in a cluster each may lie elsewhere.
      if (there()) for (const key of keys) connection.unlink(named(key).name).catch(away)
    },
    async [Symbol.asyncDispose]() {
      connection.disconnect()
    },
  }
}
