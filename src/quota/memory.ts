import { LRUCache } from 'lru-cache'
import { type Kind, type Quota, type QuotaLimits, wait } from './quota.ts'

/** Timers may fire this early, so a window ends this long before the `retryAfter` that clients get. */
const TIMER_TOLERANCE_MS = 1

/** Counts in this process only. */
export function memoryQuota({ windowSeconds, most, maxNames }: QuotaLimits): Quota {
  const counts = () =>
    new LRUCache<string, number>({
      // By size, because `max` would allocate room for all names at once.
      maxSize: maxNames,
      sizeCalculation: () => 1,
      ttl: windowSeconds * 1_000 - TIMER_TOLERANCE_MS,
      ttlResolution: 0,
      noUpdateTTL: true,
    })
  const ofKind: Record<Kind, LRUCache<string, number>> = { address: counts(), subject: counts() }
  return {
    async take(kind, name, price = 1) {
      const counted = ofKind[kind]
      const count = (counted.get(name) ?? 0) + price
      counted.set(name, count)
      return wait(count, most[kind], counted.getRemainingTTL(name))
    },
    async [Symbol.asyncDispose]() {},
  }
}
