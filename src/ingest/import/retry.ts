import { setTimeout as sleep } from 'node:timers/promises'
import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import { classifyFailure } from './failure.ts'
import type { Failure, Publish } from './publish.ts'

/** Delays before the retries, unless the gateway sends `retryAfter`. */
export const RETRY_DELAYS_MS: readonly number[] = [250, 500, 1000, 2000, 4000, 8000]

/** Caps `retryAfter`. */
const MAX_DELAY_MS = 60_000

export type PublishResult = { readonly changed: boolean } | Exclude<Failure, { readonly kind: 'transient' }>

/**
 * Publishes, and retries after transient failures. Retrying is idempotent: the newsroom recognises the digest of an item that it
 * already has. After the last retry the failure is fatal.
 */
export async function publishWithRetry(
  publish: Publish,
  submission: ArticleSubmission,
  delaysMs: readonly number[] = RETRY_DELAYS_MS,
): Promise<PublishResult> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await publish(submission)
    } catch (error) {
      const failure = classifyFailure(error)
      if (failure.kind !== 'transient') return failure
      const delayMs = delaysMs[attempt]
      if (delayMs === undefined) return { kind: 'fatal', reason: `${failure.reason} (tried ${attempt + 1} times)` }
      await sleep(Math.min(failure.retryAfterMs ?? delayMs, MAX_DELAY_MS))
    }
  }
}
