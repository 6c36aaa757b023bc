import { createHash } from 'node:crypto'
import { type CircuitBreakerLimits, redisWithBreaker } from '../redis/circuit-breaker.ts'
import { seal, unseal } from './sealed-answer.ts'
import type { SharedAnswers } from './shared-answers.ts'

export interface RedisAnswersLimits extends CircuitBreakerLimits {
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
  const redis = redisWithBreaker(url, limits, onError)
  const { connection, isClosed } = redis
  const sealing = createHash('sha256').update(secret).digest()
  let unsent = 0
  const away = (error: unknown) => {
    redis.trip()
    onError(error)
  }
  const named = (key: string) => {
    const whole = `${namespace()}\n${key}`
    return { whole, name: `tickertape:answer:${createHash('sha256').update(whole).digest('base64url')}` }
  }
  return {
    async find(key) {
      if (!isClosed()) return null
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
      if (!isClosed() || unsent >= limits.maxUnsentAnswers || shared.answer.body.length > limits.maxAnswerBytes) return
      const { whole, name } = named(key)
      unsent++
      connection
        .set(name, seal(sealing, whole, shared), 'PX', limits.maxAgeMs)
        .catch(away)
        .finally(() => unsent--)
    },
    forget(keys) {
      // One by one: in a cluster each may lie elsewhere.
      if (isClosed()) for (const key of keys) connection.unlink(named(key).name).catch(away)
    },
    async [Symbol.asyncDispose]() {
      redis[Symbol.dispose]()
    },
  }
}
