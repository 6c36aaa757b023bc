import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { mintToken } from '../../src/auth/tokens.ts'
import { classifyFailure } from '../../src/ingest/import/failure.ts'
import { gatewayIntake } from '../../src/ingest/import/gateway-intake.ts'
import { backends, TEST_SECRET } from '../backends.ts'
import { startRedis } from '../bus/redis-server.ts'
import { withinAMinute } from '../contract/quota.ts'
import { failure, MODERN, OLD, send } from '../http/http-answer.ts'
import { openNewsroom, openOn } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

const ENV = { TRUSTED_PROXIES: '1', MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '3' }
let asked = 0
/** A query that nobody asked before. */
const fresh = () => `{ sections { nodes { slug fresh${++asked}: name } } }`
const body = (query: string) => JSON.stringify({ query })
const from = (address: string) => ({ 'x-forwarded-for': address })
const bearer = async (subject: string) => ({
  authorization: `Bearer ${await mintToken(TEST_SECRET, subject, 'articles:write', 600)}`,
})

async function useUp(url: string, headers: object): Promise<void> {
  const statuses = []
  for (let count = 0; count < 4; count++) statuses.push((await send(url, body(fresh()), headers)).status)
  expect(statuses.at(-1)).toBe(429)
}

describe.each(backends)('rates of operations, $name', (backends) => {
  test('over HTTP, a client over the limit gets Retry-After in a response that is not cached', async () => {
    await using newsroom = await openNewsroom(backends, ENV)
    const headers = from('203.0.113.1')
    for (let count = 0; count < 3; count++) {
      expect((await send(newsroom.url, body(fresh()), headers)).status).toBe(200)
    }
    for (const accept of [OLD, MODERN]) {
      const refused = await send(newsroom.url, body(fresh()), { ...headers, accept })
      const { extensions } = failure(refused.text)
      expect([refused.status, extensions.code]).toEqual([429, 'RATE_LIMITED'])
      expect(withinAMinute(extensions.retryAfter)).toBe(true)
      expect(refused.headers.get('retry-after')).toBe(String(extensions.retryAfter))
      expect(refused.headers.get('cache-control')).toBe('no-store')
    }
    const metrics = await (await fetch(`${newsroom.url}/metrics`)).text()
    expect(metrics).toContain('tickertape_rate_limited_total{kind="address"} 2')
    expect((await send(newsroom.url, body(fresh()), from('203.0.113.2'))).status).toBe(200)
  })

  test('a client over the limit still gets cached responses', async () => {
    await using newsroom = await openNewsroom(backends, ENV)
    const headers = from('203.0.113.1')
    const query = body(fresh())
    const made = await send(newsroom.url, query, from('203.0.113.2'))
    await useUp(newsroom.url, headers)
    const again = [
      await send(newsroom.url, query, headers),
      await send(newsroom.url, query, { ...headers, 'x-news-cursor': made.headers.get('x-news-cursor') }),
    ]
    expect(again.map(({ status, headers }) => [status, headers.get('x-cache')])).toEqual([
      [200, 'HIT'],
      [200, 'HIT'],
    ])
    expect((await send(newsroom.url, query, { ...headers, 'cache-control': 'no-cache' })).status).toBe(429)
  })

  test('what many ask for at the same time is counted once', async () => {
    await using newsroom = await openNewsroom(backends, ENV)
    const headers = from('203.0.113.1')
    const query = body(fresh())
    const asked = await Promise.all(Array.from({ length: 20 }, () => send(newsroom.url, query, headers)))
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]))
    for (const status of [200, 200, 429]) expect((await send(newsroom.url, body(fresh()), headers)).status).toBe(status)
  })

  test('a subject has a limit of its own, wherever it asks from, and an address is not used up by it', async () => {
    await using newsroom = await openNewsroom(backends, { ...ENV, MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '6' })
    const address = from('203.0.113.1')
    for (let count = 0; count < 6; count++) {
      const elsewhere = from(`203.0.113.${count}`)
      expect((await send(newsroom.url, body(fresh()), { ...elsewhere, ...(await bearer('one')) })).status).toBe(200)
    }
    const refused = await send(newsroom.url, body(fresh()), { ...address, ...(await bearer('one')) })
    expect([refused.status, failure(refused.text).extensions.code]).toEqual([429, 'RATE_LIMITED'])
    expect((await send(newsroom.url, body(fresh()), { ...address, ...(await bearer('two')) })).status).toBe(200)
    expect((await send(newsroom.url, body(fresh()), address)).status).toBe(200)
    await useUp(newsroom.url, address)
    expect((await send(newsroom.url, body(fresh()), { ...address, ...(await bearer('two')) })).status).toBe(200)
  })

  test('forged addresses do not evade the limit, and requests from this machine are not counted', async () => {
    await using behind = await openNewsroom(backends, ENV)
    await useUp(behind.url, from('203.0.113.1'))
    for (const made of ['127.0.0.1', '198.51.100.1', 'nonsense', '::1', '']) {
      expect((await send(behind.url, body(fresh()), from(`${made}, 203.0.113.1`))).status).toBe(429)
    }
    await using bare = await openNewsroom(backends, { ...ENV, TRUSTED_PROXIES: '0' })
    for (let count = 0; count < 5; count++) {
      expect((await send(bare.url, body(fresh()), from('203.0.113.1'))).status).toBe(200)
    }
  })

  test('with 0 everybody asks as much as they like', async () => {
    await using newsroom = await openNewsroom(backends, {
      TRUSTED_PROXIES: '1',
      MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '0',
      MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '0',
    })
    for (const headers of [from('203.0.113.1'), await bearer('one')]) {
      expect((await send(newsroom.url, body(fresh()), headers)).status).toBe(200)
    }
  })

  test('on a WebSocket the operation is refused; the socket and what it streams stay', async () => {
    await using newsroom = await openNewsroom(backends, ENV)
    const headers = from('203.0.113.1')
    // The handshake is the first of three.
    using socket = await openSocket(newsroom.url, { headers })
    socket.send(subscribe('live', 'subscription { latestNews { article { headline } } }'))
    socket.send(subscribe('query', fresh()))
    await socket.frame('complete', 'query')
    socket.send(subscribe('more', fresh()))
    const { payload } = await socket.frame('error', 'more')
    const { extensions } = failure(JSON.stringify({ errors: payload }))
    expect([extensions.code, withinAMinute(extensions.retryAfter)]).toEqual(['RATE_LIMITED', true])
    await newsroom.publish()
    await socket.frame('next', 'live')
  })

  test('a WebSocket too many is refused with 429, one with a token is counted by its subject once it is open', async () => {
    await using newsroom = await openNewsroom(backends, { ...ENV, MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '6' })
    const headers = from('203.0.113.1')
    using socket = await openSocket(newsroom.url, { headers, init: await bearer('one') })
    await useUp(newsroom.url, headers)
    const refused = new WebSocket(`${newsroom.url.replace('http', 'ws')}/graphql`, ['graphql-transport-ws'], {
      headers,
    })
    refused.on('error', () => {})
    const [request, response] = await Promise.race([once(refused, 'unexpected-response'), once(refused, 'open')])
    refused.terminate()
    expect([response?.statusCode, withinAMinute(Number(response?.headers['retry-after']))]).toEqual([429, true])
    request.destroy()
    socket.send(subscribe('1', fresh()))
    await socket.frame('next', '1')
  })

  test('over server-sent events the stream says that it is refused, and browsers return when they may', async () => {
    await using newsroom = await openNewsroom(backends, { ...ENV, SSE_RETRY_MS: '100' })
    const headers = from('203.0.113.1')
    await useUp(newsroom.url, headers)
    await using stream = await openStream(newsroom.url, { query: fresh(), headers })
    const { extensions } = failure((await stream.next())?.data ?? '')
    expect([stream.status, extensions.code]).toEqual([200, 'RATE_LIMITED'])
    expect(await stream.next()).toMatchObject({ event: 'complete' })
    const response = await fetch(`${newsroom.url}/graphql/stream?query=${encodeURIComponent(fresh())}`, { headers })
    const retry = Number(/retry: (\d+)/.exec(await response.text())?.[1])
    expect(withinAMinute(Math.floor(retry / 1_000))).toBe(true)
  })

  test('an import waits as long as Retry-After says', async () => {
    await using newsroom = await openNewsroom(backends, { MAX_OPERATIONS_PER_MINUTE_AND_SUBJECT: '5' })
    const token = await mintToken(TEST_SECRET, 'wire', 'feeds:write', 600)
    const take = gatewayIntake(`${newsroom.url}/graphql`, token, false)
    const article = { headline: 'A story', language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }
    const outcomes = []
    for (let count = 0; count < 6; count++) {
      const item = { id: `urn:wire:${count}`, status: 'USABLE' as const, article }
      outcomes.push(await take({ feed: { by: 'slug', value: 'wire' }, item }).catch(classifyFailure))
    }
    const last = outcomes.pop()
    expect(outcomes.map((one) => 'outcome' in one && one.outcome)).toEqual(['NEW', 'NEW', 'NEW', 'NEW', 'NEW'])
    expect(last).toMatchObject({ kind: 'transient' })
    expect(last && 'retryAfterMs' in last && withinAMinute(Number(last.retryAfterMs) / 1_000)).toBe(true)
  })
})

describe.runIf(process.env.TEST_REDIS_URL !== undefined)('rates of operations over several gateways', () => {
  const [onServers] = backends.filter(({ name }) => name !== 'embedded')

  test('two gateways on one Redis count together, and each for itself when it is dead', async () => {
    if (!onServers) return
    await using redis = await startRedis()
    const env = { ...ENV, REDIS_URL: redis.url, MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '10' }
    await using newsroom = await openNewsroom(onServers, env)
    await using other = await openOn(newsroom.backend, env)
    const statuses = async (url: string, address: string) => {
      const answers = []
      for (let count = 0; count < 6; count++) answers.push(await send(url, body(fresh()), from(address)))
      return answers.map(({ status }) => status)
    }
    await expect.poll(async () => ready(newsroom.url, other.url), { timeout: 10_000 }).toBe(true)
    expect(await statuses(newsroom.url, '203.0.113.1')).not.toContain(429)
    expect((await statuses(other.url, '203.0.113.1')).filter((status) => status === 429)).toHaveLength(2)
    await redis.kill()
    for (const { url } of [newsroom, other]) {
      expect(await statuses(url, '203.0.113.3')).not.toContain(429)
      expect((await statuses(url, '203.0.113.3')).filter((status) => status === 429)).toHaveLength(2)
    }
  })
})

async function ready(...urls: string[]): Promise<boolean> {
  return (await Promise.all(urls.map((url) => fetch(`${url}/health/ready`)))).every(({ ok }) => ok)
}
