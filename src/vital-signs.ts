import type { LiveTransport } from './connection/live-transport.ts'
import type { ResponseCache } from './http/cache/store.ts'
import { MAX_DELIVERY_STALL_MS, MAX_LOG_SILENCE_MS } from './limits.ts'
import type { Hub } from './live/hub.ts'
import type { Follower } from './log/follower.ts'
import type { Gauges } from './metrics/metrics.ts'

export interface LivingParts {
  readonly follower: Follower
  readonly hub: Hub
  readonly store: ResponseCache
  readonly webSocket: LiveTransport
  readonly sse: LiveTransport
}

/** How things stand, as numbers. */
export function gauges({ follower, hub, store, webSocket, sse }: LivingParts): Gauges {
  return {
    sockets: () => webSocket.connections,
    streams: () => sse.connections,
    subscribers: () => hub.subscriptions,
    channels: () => hub.channels,
    behindEvents: () => follower.range.head - follower.head + hub.behind,
    cacheBytes: () => store.bytes,
    logOldest: () => follower.range.oldest,
    deliveryStalledSeconds: () => hub.stalledMs / 1000,
    logHead: () => follower.head,
    logSilentSeconds: () => follower.silentMs / 1000,
  }
}

/** What keeps the news from being delivered though the database and the bus may be well; null when nothing does. */
export function deliveryProblem({ follower, hub }: Pick<LivingParts, 'follower' | 'hub'>): string | null {
  if (follower.silentMs > MAX_LOG_SILENCE_MS) return 'the log was not read for some time'
  return hub.stalledMs > MAX_DELIVERY_STALL_MS ? 'an event waits to be rendered for some time' : null
}
