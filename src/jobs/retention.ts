import { randomUUID } from 'node:crypto'
import type { Query } from '../../db/connection/database.ts'
import { expire, forgetReader, noteReader, prune, type Retention } from '../../db/log/retention.ts'
import { jittered, poll } from '../clock/poll.ts'

export interface RetentionLimits extends Retention {
  readonly everyMs: number
}

/**
 * Enforces the retention of the log. Each gateway records the lowest position that it still needs, then deletes events that
 * have expired and that no gateway needs. `needed` returns that position: the lowest of this gateway's subscriptions.
 */
export function retention(
  query: Query,
  limits: RetentionLimits,
  needed: () => number,
  onError: (error: unknown) => void,
): AsyncDisposable {
  const id = randomUUID()
  let stopped = false
  const work = async () => {
    await noteReader(query, id, needed())
    while (!stopped && (await prune(query, limits)) === limits.maxEventsPerPrune);
    await expire(query, limits)
    return jittered(limits.everyMs)
  }
  const working = poll({ work, retryMs: limits.everyMs, onError })
  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      await working[Symbol.asyncDispose]()
      await forgetReader(query, id).catch(onError)
    },
  }
}
