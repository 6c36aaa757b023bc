import type { LiveTransport } from '../connection/live-transport.ts'
import type { ResponseCache } from '../http/cache/store.ts'
import type { Hub } from '../live/hub.ts'
import type { LiveQueries } from '../live/queries/live-queries.ts'
import type { Follower } from '../log/follower.ts'
import type { Gauges } from './metrics.ts'

export interface GaugedParts {
  readonly follower: Follower
  readonly hub: Hub
  readonly liveQueries: LiveQueries
  readonly store: ResponseCache
  readonly webSocket: LiveTransport
  readonly sse: LiveTransport
  readonly inFlight: { readonly bytes: number }
  readonly webhooks: { readonly held: number; readonly parked: number }
}

/** The gauges that Prometheus scrapes. */
export function gauges({ follower, hub, liveQueries, store, webSocket, sse, inFlight, webhooks }: GaugedParts): Gauges {
  return {
    sockets: () => webSocket.connections,
    streams: () => sse.connections,
    subscribers: () => hub.subscriptions,
    channels: () => hub.channels,
    liveQueries: () => liveQueries.queries,
    liveFollowers: () => liveQueries.followers,
    liveBytes: () => liveQueries.bytes,
    behindEvents: () => follower.range.head - follower.head + hub.behind,
    cacheBytes: () => store.bytes,
    inFlightBytes: () => inFlight.bytes,
    logOldest: () => follower.range.oldest,
    deliveryStalledSeconds: () => hub.stalledMs / 1000,
    logHead: () => follower.head,
    logSilentSeconds: () => follower.silentMs / 1000,
    webhooksHeld: () => webhooks.held,
    webhooksParked: () => webhooks.parked,
  }
}
