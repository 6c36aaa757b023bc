import type { Query } from '../../db/connection/database.ts'
import { type LoggedEvent, type LogRange, readLog } from '../../db/log/event-log.ts'
import { type ClaimedPing, claimPing, postponePing, settlePing } from '../../db/log/pings.ts'
import { jittered, poll } from '../clock/poll.ts'

export interface PingLimits {
  readonly everyMs: number
  /** Longer than a ping may take. */
  readonly leaseMs: number
  readonly maxEvents: number
  readonly maxRetryMs: number
}

/** Tells a service what has changed. Rejects unless it has taken note. */
export type Ping = (events: readonly LoggedEvent[]) => Promise<void>

/**
 * Pings a service after each change that this gateway has read, so that it reads nothing older from it. One gateway does so at a time.
 * A ping that fails is repeated with what has changed since. What the log no longer has is skipped: a ping is a hint, not the news.
 */
export function pings(
  query: Query,
  name: string,
  limits: PingLimits,
  heard: () => Pick<LogRange, 'epoch' | 'head'>,
  ping: Ping,
  onError: (error: unknown) => void,
): AsyncDisposable {
  const work = async () => {
    const claimed = await claimPing(query, name, limits.leaseMs)
    if (claimed) await pingOnce(claimed)
    return jittered(limits.everyMs)
  }
  const pingOnce = async ({ claim, failures, ...from }: ClaimedPing) => {
    const { epoch, head } = heard()
    try {
      const log = await readLog(query, from.position, limits.maxEvents)
      const known = log.epoch === from.epoch && log.oldest <= from.position + 1
      const events = known ? log.events.filter(({ position }) => position <= head) : []
      if (events.length > 0) await ping(events)
      const position = known ? (events.at(-1)?.position ?? from.position) : head
      await settlePing(query, claim, { epoch, position })
    } catch (error) {
      onError(error)
      await postponePing(query, claim, jittered(Math.min(limits.everyMs * 2 ** failures, limits.maxRetryMs)))
    }
  }
  return poll({ work, retryMs: limits.maxRetryMs, onError })
}
