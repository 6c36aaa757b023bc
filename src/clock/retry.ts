import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Calls `work` until it succeeds. After a failure, `delayMs` says how long to wait before the next attempt, or null to give
 * up: then the error is thrown.
 */
export async function retry<Value>(
  work: () => Promise<Value>,
  delayMs: (error: unknown) => number | null,
): Promise<Value> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      const waitMs = delayMs(error)
      if (waitMs === null) throw error
      await sleep(waitMs)
    }
  }
}
