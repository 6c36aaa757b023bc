import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ReplyError } from 'ioredis'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { type ImpatienceLimits, impatientRedis } from '../bus/impatient-redis.ts'
import { memoryQuota, refusal } from './memory.ts'
import { type Kind, type Quota, type QuotaLimits, wait } from './quota.ts'

/** What clocks are read in. */
const CLOCK_MS = 1

export type RedisQuotaLimits = QuotaLimits & ImpatienceLimits

/**
 * Over all gateways of one `secret` and, at the time, one `scope`. Without the secret nobody who reads Redis learns an
 * address or a subject, or knows whose count a key is.
 */
export function redisQuota(
  url: string,
  secret: string,
  scope: () => string,
  limits: RedisQuotaLimits,
  onError: (error: unknown) => void,
): Quota {
  const { windowSeconds, most } = limits
  const redis = impatientRedis(url, limits, onError)
  const local = memoryQuota(limits)
  const limiter = (points: number) =>
    new RateLimiterRedis({
      storeClient: redis.connection,
      keyPrefix: 'tickertape:quota',
      points,
      duration: windowSeconds,
    })
  const limiters = { address: limiter(most.address), subject: limiter(most.subject) }
  const count = async (kind: Kind, key: string) => {
    const once = () => limiters[kind].consume(key).catch(refusal)
    const counted = await once()
    const { consumedPoints, msBeforeNext } = counted
    if (consumedPoints <= most[kind] || msBeforeNext < 0 || msBeforeNext > CLOCK_MS) return counted
    // Redis lets go of a key only after the millisecond in which its time is over, and a client's clock is another one; who comes
    // back then has waited long enough.
    await sleep(msBeforeNext + CLOCK_MS)
    return once()
  }
  return {
    async take(kind, name) {
      if (!redis.there()) return local.take(kind, name)
      try {
        const key = createHmac('sha256', secret)
          .update(JSON.stringify([scope(), kind, name]))
          .digest('base64url')
        const { consumedPoints, msBeforeNext } = await count(kind, key)
        // Somebody else wrote there: no count of ours is below one, or lasts longer than a window.
        const ours = consumedPoints >= 1 && msBeforeNext >= 0 && msBeforeNext <= windowSeconds * 1_000
        return ours ? wait(consumedPoints, most[kind], msBeforeNext) : await local.take(kind, name)
      } catch (error) {
        if (!(error instanceof ReplyError)) redis.rest()
        onError(error)
        return local.take(kind, name)
      }
    },
    async [Symbol.asyncDispose]() {
      redis[Symbol.dispose]()
    },
  }
}
