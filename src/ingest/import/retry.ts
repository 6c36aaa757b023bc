import { setTimeout as sleep } from 'node:timers/promises'
import type { IntakeResult } from '../../../schema/feed/intake-item.ts'
import { classifyFailure } from './failure.ts'
import type { Brought, Failure, Take } from './take.ts'

/** Delays before the retries, unless the gateway sends `retryAfter`. */
export const RETRY_DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000]

/** Caps `retryAfter`. */
const MAX_DELAY_MS = 60_000

/**
 * Hands an item over, and again after transient failures. That is idempotent: the newsroom recognises a version that it already has.
 * After the last retry the failure is fatal.
 */
export async function takeWithRetry(
  take: Take,
  brought: Brought,
  delaysMs: readonly number[] = RETRY_DELAYS_MS,
): Promise<IntakeResult | Extract<Failure, { readonly kind: 'fatal' }>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await take(brought)
    } catch (error) {
      const failure = classifyFailure(error)
      if (failure.kind === 'refused') return { outcome: 'REFUSED', reason: failure.reason, articleId: null }
      if (failure.kind === 'fatal') return failure
      const delayMs = delaysMs[attempt]
      if (delayMs === undefined) return { kind: 'fatal', reason: `${failure.reason} (tried ${attempt + 1} times)` }
      await sleep(Math.min(failure.retryAfterMs ?? delayMs, MAX_DELAY_MS))
    }
  }
}
