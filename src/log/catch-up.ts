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
 * Returns a function that resolves with the range of the log once the follower has caught up with it. Clients resume only then:
 * otherwise they could get a buffered payload of an article whose kill this gateway has not read yet.
 *
 * After a restart thousands of clients resume at once, so calls during a read are coalesced into the next one.
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
