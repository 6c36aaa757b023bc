import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { type Kind, type Quota, type QuotaLimits, wait } from './quota.ts'

/** Within this process. */
export function memoryQuota({ windowSeconds, most, maxNames }: QuotaLimits): Quota {
  const counting = (points: number) => {
    const limiter = new RateLimiterMemory({ points, duration: windowSeconds })
    /** The one that came first comes first. */
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

/** The library throws what it counted when that is too much. */
export function refusal(thrown: unknown): RateLimiterRes {
  if (thrown instanceof RateLimiterRes) return thrown
  throw thrown
}
