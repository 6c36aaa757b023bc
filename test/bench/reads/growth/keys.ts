import { startGateway } from '../../../process/gateway-process.ts'
import type { Contender } from '../load/rounds.ts'
import { type Asked, overHttp } from '../load/wrk.ts'

/** Enough for all of them. */
const CACHE_BYTES = 8_000_000_000
const AT_ONCE = 32
const FIELDS = ['headline', 'slug', 'standfirst', 'byline']

/** A gateway that keeps so many answers. */
export interface Keys extends AsyncDisposable {
  /** So many of them are asked for. */
  some(count: number): Pick<Contender, 'process' | 'load'>
}

export async function openKeys(databaseUrl: string, stories: number, count: number): Promise<Keys> {
  await using opened = new AsyncDisposableStack()
  const gateway = opened.use(
    startGateway({
      DATABASE_URL: databaseUrl,
      RESPONSE_CACHE_BYTES: String(CACHE_BYTES),
      TRUSTED_PROXIES: '1',
      NODE_ENV: 'production',
    }),
  )
  const { port } = new URL(await gateway.ready())
  // Part of the cache key.
  const headers = { accept: 'application/json' }
  const origin = `http://127.0.0.1:${port}`
  const requests = Array.from({ length: count }, (_, at) => {
    const query = `{article(ref:{slug:"story-${1 + (at % stories)}"}){${FIELDS[Math.floor(at / stories)]}}}`
    return { path: `/graphql?query=${encodeURIComponent(query)}` }
  })
  await fill({ origin, headers, method: 'GET', requests })
  const some = (wanted: number) => ({
    process: gateway.process,
    load: overHttp({ origin, headers, method: 'GET', requests: requests.slice(0, wanted) }),
  })
  const parts = opened.move()
  return { some, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

/** Requests each once, after which all of them must be cached. */
async function fill({ origin, headers, requests }: Asked): Promise<void> {
  const waiting = requests.values()
  const work = async () => {
    for (const { path } of waiting) await (await fetch(origin + path, { headers })).arrayBuffer()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const [first] = requests
  const again = await fetch(`${origin}${first?.path}`, { headers })
  if (again.headers.get('x-cache') !== 'HIT') throw new Error('not all responses are cached')
}
