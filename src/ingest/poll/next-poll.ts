import { jittered } from '../../clock/poll.ts'

/** However often it fails, a feed is tried once in so long. */
const MAX_BACKOFF_SECONDS = 6 * 3_600
/** Whatever a source asks for, its feed is polled once in so long. */
const MAX_WAIT_SECONDS = 24 * 3_600
const HOUR_MS = 3_600_000

/**
 * When a feed is polled again after a success. Its source may ask to be polled less often, never more often. Intervals are counted
 * from the time at which the poll was due, so that they do not drift; polls that were missed are not made up for.
 */
export function afterSuccess(
  due: Date,
  now: Date,
  intervalSeconds: number,
  { freshSeconds, skipHours }: { readonly freshSeconds: number; readonly skipHours: readonly number[] },
): Date {
  const intervalMs = Math.min(Math.max(intervalSeconds, freshSeconds), MAX_WAIT_SECONDS) * 1_000
  const missed = Math.max(0, Math.floor((now.getTime() - due.getTime()) / intervalMs))
  return awake(new Date(due.getTime() + (missed + 1) * intervalMs), skipHours)
}

/** After a failure: twice as late each time, with jitter, and not before the time of `Retry-After`. */
export function afterFailure(now: Date, intervalSeconds: number, failures: number, retryAfter: Date | null): Date {
  const backoffSeconds = Math.min(intervalSeconds * 2 ** Math.min(failures - 1, 20), MAX_BACKOFF_SECONDS)
  const backoff = now.getTime() + jittered(Math.max(backoffSeconds, intervalSeconds) * 1_000)
  const asked = Math.min(retryAfter?.getTime() ?? 0, now.getTime() + MAX_WAIT_SECONDS * 1_000)
  return new Date(Math.max(backoff, asked))
}

/** The first time that is in none of the hours. */
function awake(time: Date, skipHours: readonly number[]): Date {
  if (!skipHours.includes(time.getUTCHours()) || new Set(skipHours).size >= 24) return time
  return awake(new Date((Math.floor(time.getTime() / HOUR_MS) + 1) * HOUR_MS), skipHours)
}
