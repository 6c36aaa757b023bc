import type { Newsroom } from '../../newsroom.ts'
import { openSocket } from '../../websocket/raw-socket.ts'
import type { Suite } from '../row.ts'
import { query, type Reply } from '../send.ts'

const SOCKETS = 5
const SUBSCRIPTIONS = 3
const from = (address: string) => ({ 'x-forwarded-for': address })

/** Opens event streams one after the other, and says how each began. */
async function begun(
  { url }: Newsroom,
  address: string,
  texts: readonly string[],
): Promise<{ readonly begun: string[] }> {
  const stop = new AbortController()
  const begun: string[] = []
  for (const text of texts) {
    const response = await fetch(`${url}/graphql/stream?query=${encodeURIComponent(text)}`, {
      headers: from(address),
      signal: stop.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = response.ok ? ((await reader?.read())?.value ?? '') : ''
    begun.push(/"code":"(\w+)"/.exec(first)?.[1] ?? String(response.status))
  }
  stop.abort()
  return { begun }
}

const watching = (alias: string) => `subscription { ${alias}: latestNews { kind } }`
const large = (alias: string) => `{ latestNews(first: 100) { nodes { ${alias}: headline bodyHtml } } }`
const names = (count: number) => Array.from({ length: count }, (_, at) => `a${at}`)

export const SHARES: Suite = {
  name: 'to take more than a share',
  env: {
    TRUSTED_PROXIES: '1',
    MAX_SOCKETS_PER_ADDRESS: String(SOCKETS),
    MAX_SUBSCRIPTIONS_PER_CLIENT: String(SUBSCRIPTIONS),
    MAX_ANSWERS_IN_FLIGHT_BYTES: '1048576',
  },
  async prepare(newsroom) {
    for (let at = 0; at < 5; at++) await newsroom.publish()
  },
  rows: [
    {
      name: 'more distinct subscriptions than a client may have',
      attack: (newsroom) => begun(newsroom, '203.0.113.1', names(SUBSCRIPTIONS + 1).map(watching)),
      comes: { begun: [...names(SUBSCRIPTIONS).map(() => '200'), 'TOO_MANY_SUBSCRIPTIONS'] },
    },
    {
      name: 'the same subscription often',
      attack: (newsroom) =>
        begun(
          newsroom,
          '203.0.113.2',
          names(SOCKETS).map(() => watching('a')),
        ),
      comes: { begun: names(SOCKETS).map(() => '200') },
    },
    {
      name: 'more streams than an address may have',
      attack: (newsroom) =>
        begun(
          newsroom,
          '203.0.113.3',
          names(SOCKETS + 1).map(() => watching('a')),
        ),
      comes: { begun: [...names(SOCKETS).map(() => '200'), '429'] },
    },
    {
      name: 'many large answers at once',
      async attack({ url }) {
        using socket = await openSocket(url)
        await socket.frame('connection_ack')
        const ids = names(12)
        for (const id of ids) socket.send({ id, type: 'subscribe', payload: { query: large(id) } })
        const replies = await Promise.all(ids.map((id) => socket.frame('next', id)))
        const shed = replies.map(({ payload }) => Object(payload)).filter(({ errors }) => errors)
        return { served: shed.length < ids.length, shed: shed[0]?.errors }
      },
      comes: { served: true, shed: [{ extensions: { code: 'UNAVAILABLE', retryAfter: 1 } }] },
    },
    {
      name: 'many large answers at once over HTTP, where some come one after the other',
      async attack(newsroom) {
        const replies = await Promise.all(names(12).map((name) => query(newsroom, large(`http${name}`))))
        const isServed = ({ status }: Reply) => status === 200
        const isShed = ({ status, headers, codes }: Reply) =>
          status === 503 && headers['retry-after'] === '1' && codes.join() === 'UNAVAILABLE'
        return { some: replies.some(isServed), others: replies.every((reply) => isServed(reply) || isShed(reply)) }
      },
      comes: { some: true, others: true },
    },
  ],
}
