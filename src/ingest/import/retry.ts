import { setTimeout as sleep } from 'node:timers/promises'
import type { ArticleSubmission } from '../../../schema/submission.ts'
import { failureIn } from './failure.ts'
import type { Failure, Publish } from './publish.ts'

/** Delays before each retry, unless the gateway sends `retryAfter`. */
export const patienceMs: readonly number[] = [250, 500, 1000, 2000, 4000, 8000]

/** Upper bound for `retryAfter`. */
const maxWaitMs = 60_000

export type Outcome = { readonly changed: boolean } | Exclude<Failure, { readonly kind: 'passing' }>

/**
 * Publishes an item, and retries after temporary failures. A retry is idempotent, because the newsroom knows the digest of an item
 * that it has stored. After the last retry the failure is permanent.
 */
export async function publishPatiently(
  publish: Publish,
  submission: ArticleSubmission,
  waitsMs: readonly number[] = patienceMs,
): Promise<Outcome> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await publish(submission)
    } catch (error) {
      const failure = failureIn(error)
      if (failure.kind !== 'passing') return failure
      const waitMs = waitsMs[attempt]
      if (waitMs === undefined) return { kind: 'hopeless', reason: `${failure.reason} (tried ${attempt + 1} times)` }
      await sleep(Math.min(failure.waitMs ?? waitMs, maxWaitMs))
    }
  }
}
