import type { Config } from '../config/config.ts'
import { OUTBOUND_CONNECT_TIMEOUT_MS } from '../config/limits.ts'
import type { Download } from '../ingest/import/import-file.ts'
import { outboundAgent } from '../outbound/agent.ts'
import { exchange } from '../outbound/exchange.ts'

const LIMITS = { timeoutMs: 10_000, maxBytes: 5 * 1024 * 1024 }
const MAX_REDIRECTS = 5

/** Downloads documents from public addresses, which are checked after resolving and after each redirect. */
export function downloader({ OUTBOUND_ADDRESSES: addresses }: Config): Download {
  return async (url) => {
    const agent = outboundAgent({ addresses, connectTimeoutMs: OUTBOUND_CONNECT_TIMEOUT_MS })
    await using opened = new AsyncDisposableStack()
    opened.defer(() => agent.close())
    let address = url
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const answered = await exchange(agent, address, {}, LIMITS, new AbortController().signal)
      if ('problem' in answered) throw new Error(answered.reason)
      const { status, headers, body } = answered
      if (body === null) throw new Error(`it is larger than ${LIMITS.maxBytes} bytes`)
      if (status === 200) return body
      const location = headers.get('location')
      if (status < 300 || status >= 400 || location === null) throw new Error(`its server answered with HTTP ${status}`)
      address = new URL(location, address).href
    }
    throw new Error(`it is redirected more than ${MAX_REDIRECTS} times`)
  }
}
