import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Kind, type Quota, type QuotaLimits, wait } from './quota.ts'

/** Counts in this process only. */
export function memoryQuota({ windowSeconds, most, maxNames }: QuotaLimits): Quota {
  const counting = (points: number) => {
    const limiter = new RateLimiterMemory({ points, duration: windowSeconds })
    /** In order of insertion: the oldest is evicted first. */
    const known = new Set<string>()
    return async (name: string) => {
      known.add(name)
      for (const first of known) {
        if (known.size <= maxNames) break
        known.delete(first)
        await limiter.delete(first)
      }
      const { consumedPoints, msBeforeNext } = await limiter.consume(name).catch(refusal)
      return wait(consumedPoints, points, msBeforeNext)
    }
  }
  const count: Record<Kind, (name: string) => Promise<number | null>> = {
    address: counting(most.address),
    subject: counting(most.subject),
  }
  return {
    take: (kind, name) => count[kind](name),
    async [Symbol.asyncDispose]() {},
  }
}

/** The library throws its result if the limit is exceeded. */
export function refusal(thrown: unknown): RateLimiterRes {
  if (thrown instanceof RateLimiterRes) return thrown
  throw thrown
}
