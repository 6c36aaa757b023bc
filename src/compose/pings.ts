import type { Query } from '../../db/connection/database.ts'
import type { LogRange } from '../../db/log/event-log.ts'
import type { Config } from '../config/config.ts'
import { PING_LIMITS, PING_TIMEOUT_MS } from '../config/limits.ts'
import { type Ping, pings } from '../jobs/pings.ts'
import { indexNow } from '../syndication/crawlers/index-now.ts'
import { hubPings } from '../syndication/websub-ping.ts'

export interface PingParts {
  readonly query: Query
  readonly publicUrl: () => string
  readonly heard: () => LogRange
  readonly onFailed: (error: unknown) => void
}

/** Tells a WebSub hub and search engines what has changed, as far as they are configured. */
export function startPings(
  { WEBSUB_HUB_URL: hub, INDEXNOW_KEY: key, INDEXNOW_URL }: Config,
  { query, publicUrl, heard, onFailed }: PingParts,
): AsyncDisposable {
  const parts = new AsyncDisposableStack()
  const start = (name: string, ping: Ping) => parts.use(pings(query, name, PING_LIMITS, heard, ping, onFailed))
  if (hub !== null) {
    start('WebSub', async (events) => {
      for (const body of hubPings(events, publicUrl())) await post(hub, { body })
    })
  }
  if (key !== null) {
    start('IndexNow', async (events) => {
      const body = await indexNow(query, events, key, publicUrl())
      const headers = { 'content-type': 'application/json; charset=utf-8' }
      if (body) await post(INDEXNOW_URL, { headers, body: JSON.stringify(body) })
    })
  }
  return parts
}

async function post(url: string, request: Pick<RequestInit, 'headers' | 'body'>): Promise<void> {
  const signal = AbortSignal.timeout(PING_TIMEOUT_MS)
  const answer = await fetch(url, { ...request, method: 'POST', signal })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`${new URL(url).host} responded with ${answer.status} to a ping`)
}
