import { randomBytes } from 'node:crypto'
import type { Agent } from 'undici'
import type { Query } from '../../../db/connection/database.ts'
import type { StoredFeed } from '../../../db/content/feeds/save-feed.ts'
import { type Hub, hubOfFeed, requestSubscription } from '../../../db/content/feeds/websub.ts'
import { MAX_REDIRECTS, redirectOf } from '../../outbound/download.ts'
import { type ExchangeLimits, exchange } from '../../outbound/exchange.ts'

export interface SubscribeParts {
  readonly query: Query
  readonly agent: Agent
  readonly limits: ExchangeLimits
  /** Where hubs reach this gateway; null if they cannot, and then none is asked. */
  readonly publicUrl: string | null
  readonly onFailed: (feed: StoredFeed, reason: string) => void
}

/** `hub` is null if a document has not changed: its hub is the one that it has named before. */
export type Subscribe = (feed: StoredFeed, hub: Hub | null, stopping: AbortSignal) => Promise<void>

const LEASE_SECONDS = 10 * 86_400

/**
 * Asks the hub of a feed to send what the feed publishes, unless it does so already (WebSub, section 5.1). The hub then verifies the
 * subscription at the callback, whose address only the hub knows. Polling goes on: hubs may lose what they have to send.
 */
export function subscribing({ query, agent, limits, publicUrl, onFailed }: SubscribeParts): Subscribe {
  return async (feed, named, stopping) => {
    if (publicUrl === null) return
    const hub = named ?? (await hubOfFeed(query, feed.id))
    const requested = hub && (await requestSubscription(query, feed.id, hub, randomBytes(32).toString('hex')))
    if (!hub || !requested) return
    const body = new URLSearchParams({
      'hub.mode': 'subscribe',
      'hub.topic': requested.topic,
      'hub.callback': new URL(`/websub/${requested.callback_key}`, publicUrl).href,
      'hub.secret': requested.secret,
      'hub.lease_seconds': String(LEASE_SECONDS),
    })
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const request = { method: 'POST', headers, body: String(body) }
    let at = hub.url
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await exchange(agent, at, request, limits, stopping)
      if ('problem' in response) return onFailed(feed, response.reason)
      if (response.status < 300) return
      const moved = [307, 308].includes(response.status) ? redirectOf(response, at) : null
      if (!moved) return onFailed(feed, `its hub answers with status ${response.status}`)
      at = moved
    }
    onFailed(feed, `its hub redirects more than ${MAX_REDIRECTS} times`)
  }
}
