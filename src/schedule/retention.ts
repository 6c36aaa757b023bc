import { randomUUID } from 'node:crypto'
import type { Query } from '../../db/connection/database.ts'
import { expire, forgetReader, noteReader, prune, type Retention } from '../../db/log/retention.ts'
import { repeat } from '../clock/repeat.ts'

export interface RetentionLimits extends Retention {
  readonly everyMs: number
}

/**
 * Keeps the log from growing for ever. Each gateway says where it still reads, then takes away what has expired and
 * nobody reads. `needed`: the lowest position that any reader of this gateway still reads from.
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
    // Jitter keeps the gateways of a cluster from doing it all at once.
    return limits.everyMs * (0.8 + 0.4 * Math.random())
  }
  const working = repeat(work, limits.everyMs, onError)
  return {
    async [Symbol.asyncDispose]() {
      stopped = true
      await working[Symbol.asyncDispose]()
      await forgetReader(query, id).catch(onError)
    },
  }
}
