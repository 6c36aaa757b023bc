import { jittered } from '../clock/poll.ts'
import type { Answered, Unanswered } from '../outbound/exchange.ts'
import { retryAfterOf } from '../outbound/retry-after.ts'

/** What becomes of a message that was sent. */
export type Outcome =
  | { readonly is: 'acknowledged' }
  | { readonly is: 'gone'; readonly problem: string }
  | { readonly is: 'failed'; readonly problem: string; readonly retryInMs: number }

const FIRST_RETRY_MS = 1_000
const MAX_RETRY_MS = 300_000
/** Of `Retry-After`. */
const MAX_REQUESTED_MS = 3_600_000

/** `attempt` is the number of this attempt. Only a 2xx acknowledges; a redirect is not followed. */
export function outcomeOf(answer: Answered | Unanswered, attempt: number, now: Date): Outcome {
  const backoffMs = jittered(Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), MAX_RETRY_MS))
  if ('problem' in answer) return { is: 'failed', problem: answer.reason, retryInMs: backoffMs }
  const { status, headers } = answer
  if (status >= 200 && status < 300) return { is: 'acknowledged' }
  const problem = `the receiver responded with ${status}`
  if (status === 410) return { is: 'gone', problem }
  const requested = retryAfterOf(headers.get('retry-after'), now)
  const requestedMs = Math.min((requested?.getTime() ?? 0) - now.getTime(), MAX_REQUESTED_MS)
  return { is: 'failed', problem, retryInMs: Math.max(backoffMs, requestedMs) }
}
