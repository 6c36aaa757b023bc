import type { LogRange } from '../../db/log/event-log.ts'
import { retry } from '../clock/retry.ts'
import type { Follower } from './follower.ts'
import type { Log } from './log.ts'

export interface CatchUpLimits {
  /** How long a failing read is retried; longer than a restart of the database takes. */
  readonly patienceMs: number
  readonly retryMs: number
}

/**
 * The range of the log, resolved once the follower has read that far. For clients that resume: a payload that was
 * buffered here before a kill, of which this gateway has not heard yet, is not delivered to them.
 *
 * After a restart thousands of clients resume at once, so calls made during a read share the next one.
 */
export function catchUp(
  log: Pick<Log, 'range'>,
  follower: Pick<Follower, 'head' | 'wake'>,
  { patienceMs, retryMs }: CatchUpLimits,
): () => Promise<LogRange> {
  const read = coalesced(async () => {
    const range = await log.range()
    if (range.head > follower.head) await follower.wake()
    return range
  })
  return () => {
    const until = Date.now() + patienceMs
    return retry(read, () => (Date.now() >= until ? null : retryMs * (0.5 + Math.random())))
  }
}

/** Each call gets a read that begins after the call, never one that is already running. */
function coalesced<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<Value> | null = null
  return () => {
    next ??= running.then(() => {
      next = null
      const value = read()
      running = value.catch(() => {})
      return value
    })
    return next
  }
}
