import type { Config } from '../config/config.ts'
import { OUTBOUND_CONNECT_TIMEOUT_MS } from '../config/limits.ts'
import type { Download } from '../ingest/import/import-file.ts'
import { outboundAgent } from '../outbound/agent.ts'
import { download } from '../outbound/download.ts'

const NOTHING_KNOWN = { etag: null, lastModified: null }

/** Downloads documents as feeds are polled: from public addresses, which are checked after resolving and after each redirect. */
export function downloader(config: Config): Download {
  const { OUTBOUND_ADDRESSES: addresses, FEED_TIMEOUT_SECONDS, MAX_FEED_BYTES: maxBytes } = config
  const limits = { timeoutMs: FEED_TIMEOUT_SECONDS * 1_000, maxBytes }
  return async (url) => {
    await using opened = new AsyncDisposableStack()
    const agent = opened.adopt(outboundAgent({ addresses, connectTimeoutMs: OUTBOUND_CONNECT_TIMEOUT_MS }), (open) =>
      open.close(),
    )
    const downloaded = await download(agent, url, NOTHING_KNOWN, limits, new AbortController().signal)
    if ('document' in downloaded) return downloaded.document.bytes
    throw new Error('failed' in downloaded ? downloaded.failed : 'its server answers that it is gone')
  }
}
