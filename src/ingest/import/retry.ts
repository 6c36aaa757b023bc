import { setTimeout as sleep } from 'node:timers/promises'
import type { ArticleSubmission } from '../../../schema/submission.ts'
import { failureIn } from './failure.ts'
import type { Failure, Publish } from './publish.ts'

/** How long to wait before each further attempt, unless the other side says it. */
export const patienceMs: readonly number[] = [250, 500, 1000, 2000, 4000, 8000]

/** No answer to "try again later" is worth more than this. */
const maxWaitMs = 60_000

export type Outcome = { readonly changed: boolean } | Exclude<Failure, { readonly kind: 'passing' }>

/**
 * Publishes, and again while the failure is one that passes. Doing it twice is harmless: the digest of the item shows
 * the newsroom that it has it already. When the patience ends, so does hope.
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
