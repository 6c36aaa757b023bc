import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReplyError } from 'ioredis'
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { type CircuitBreakerLimits, redisWithBreaker } from '../redis/circuit-breaker.ts'
import { memoryQuota } from './memory.ts'
import { type Kind, type Quota, type QuotaLimits, wait } from './quota.ts'

/** Resolution of the clocks of Redis and of its clients. */
const CLOCK_MS = 1

export type RedisQuotaLimits = QuotaLimits & CircuitBreakerLimits

/**
 * Counts for all gateways with the same `secret` and, at the time of counting, the same `scope`. Keys are HMACs with the
 * secret: a reader of Redis learns neither addresses nor subjects.
 */
export function redisQuota(
  url: string,
  secret: string,
  scope: () => string,
  limits: RedisQuotaLimits,
  onError: (error: unknown) => void,
): Quota {
  const { windowSeconds, most } = limits
  const redis = redisWithBreaker(url, limits, onError)
  const local = memoryQuota(limits)
  const limiter = (points: number) =>
    new RateLimiterRedis({
      storeClient: redis.connection,
      keyPrefix: 'tickertape:quota',
      points,
      duration: windowSeconds,
    })
  const limiters = { address: limiter(most.address), subject: limiter(most.subject) }
  const count = async (kind: Kind, key: string, price: number) => {
    const once = () => limiters[kind].consume(key, price).catch(refusal)
    const counted = await once()
    const { consumedPoints, msBeforeNext } = counted
    if (consumedPoints <= most[kind] || msBeforeNext < 0 || msBeforeNext > CLOCK_MS) return counted
    // Redis deletes a key only after the millisecond in which it expires, and the client's clock differs. A client that returns in
    // this millisecond has waited for `retryAfter`, so its operation is counted in the next window.
    await sleep(msBeforeNext + CLOCK_MS)
    return once()
  }
  return {
    async take(kind, name, price = 1) {
      if (!redis.isClosed()) return local.take(kind, name, price)
      try {
        const key = createHmac('sha256', secret)
          .update(JSON.stringify([scope(), kind, name]))
          .digest('base64url')
        const { consumedPoints, msBeforeNext } = await count(kind, key, price)
        // A count below 1 or a longer window was written by somebody else.
        const ours = consumedPoints >= 1 && msBeforeNext >= 0 && msBeforeNext <= windowSeconds * 1_000
        return ours ? wait(consumedPoints, most[kind], msBeforeNext) : await local.take(kind, name, price)
      } catch (error) {
        if (!(error instanceof ReplyError)) redis.trip()
        onError(error)
        return local.take(kind, name, price)
      }
    },
    async [Symbol.asyncDispose]() {
      redis[Symbol.dispose]()
    },
  }
}

/** The library throws its result if the limit is exceeded. */
function refusal(thrown: unknown): RateLimiterRes {
  if (thrown instanceof RateLimiterRes) return thrown
  throw thrown
}
