import { setTimeout as sleep } from 'node:timers/promises'
import type { LogExtent } from '../../db/log/event-log.ts'
import type { Follower } from './follower.ts'
import type { Log } from './log.ts'

export interface CatchUpLimits {
  /** A log that cannot be read is asked again for so long: a database that restarts is back by then. */
  readonly patienceMs: number
  readonly retryMs: number
}

/**
 * For those who resume: how far the log reaches, once this process has heard that far. So nobody is given what was kept
 * here before a kill that this process did not know of when they asked.
 *
 * Thousands ask at once after a restart, and one read answers all of them: who asks while a read runs shares the next.
 */
export function catchUp(
  log: Pick<Log, 'extent'>,
  follower: Pick<Follower, 'head' | 'wake'>,
  { patienceMs, retryMs }: CatchUpLimits,
): () => Promise<LogExtent> {
  const read = shared(async () => {
    const reached = await log.extent()
    if (reached.head > follower.head) await follower.wake()
    return reached
  })
  return async () => {
    for (const until = Date.now() + patienceMs; ; await sleep(retryMs * (0.5 + Math.random()))) {
      try {
        return await read()
      } catch (error) {
        if (Date.now() >= until) throw error
      }
    }
  }
}

/** A read that begins after the question, never one that is under way already. */
function shared<Value>(read: () => Promise<Value>): () => Promise<Value> {
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
