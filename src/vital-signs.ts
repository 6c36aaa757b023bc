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

/** The gauges that Prometheus scrapes. */
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

/** Why delivery is stalled, for the readiness check; null if it is not. */
export function deliveryProblem({ follower, hub }: Pick<LivingParts, 'follower' | 'hub'>): string | null {
  if (follower.silentMs > MAX_LOG_SILENCE_MS) return 'the event log has not been read for too long'
  return hub.stalledMs > MAX_DELIVERY_STALL_MS ? 'an event has been waiting too long to be rendered' : null
}
