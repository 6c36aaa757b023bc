import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Slots } from '../../../src/clock/slots.ts'
import { Parser } from '../../../src/ingest/intake/parser.ts'
import { takingDocuments } from '../../../src/ingest/intake/take-document.ts'
import { outboundAgent } from '../../../src/outbound/agent.ts'
import { backends } from '../../backends.ts'
import { FEED, MAX_BYTES, MISBEHAVIOURS } from './misbehaving.ts'
import { openFeeds, wasPolled } from './open-feeds.ts'
import { serveSource } from './serve.ts'

const [backend] = backends
const TIMEOUT_MS = 4_000

/** A gateway that polls, and takes items without storing them. */
async function openGateway(maxBytes = MAX_BYTES) {
  if (!backend) throw new Error('no backend to test')
  await using opened = new AsyncDisposableStack()
  const feeds = opened.use(await openFeeds(backend))
  const parser = opened.use(new Parser({ timeoutMs: 60_000, maxMegabytes: 512 }))
  let taken = 0
  const takeDocument = takingDocuments(
    feeds.database.query,
    async ({ items }) => {
      taken += items.length
      return items.map(() => ({ outcome: 'NEW', reason: null, articleId: null }))
    },
    parser,
    new Slots({ most: 2, maxWaiting: 1_000 }),
  )
  const errors: unknown[] = []
  const parts = {
    takeDocument,
    limits: { timeoutMs: TIMEOUT_MS, maxBytes },
    onError: (error: unknown) => errors.push(error),
  }
  const owned = opened.move()
  return { feeds, parts, errors, taken: () => taken, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

test('each source that misbehaves has its stated outcome, and good feeds beside them are polled', async () => {
  await using gateway = await openGateway()
  const { feeds, parts, errors } = gateway
  await using sources = new AsyncDisposableStack()
  const bad = []
  for (const one of MISBEHAVIOURS) bad.push({ ...one, url: sources.use(await serveSource(one.serve)).url })
  const good = sources.use(await serveSource((_request, response) => response.end(FEED)))
  for (const { url } of bad) await feeds.add({ url, next_poll_at: new Date(0) })
  const before = process.memoryUsage().rss
  await using _gateway = feeds.poll(parts, { maxConcurrent: 100 })
  await feeds.add({ url: good.url, interval_seconds: 1 })
  const outcomes = await Promise.all(
    bad.map(async ({ what, url }) => {
      const { state, last_error: says } = await feeds.until(url, wasPolled)
      return { what, state, says }
    }),
  )
  expect(outcomes).toEqual(
    bad.map(({ what, state, says }) => ({ what, state, says: says === null ? null : expect.stringContaining(says) })),
  )
  while (good.requests.length < 2) await sleep(20)
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  expect(errors).toEqual([])
})

test('a wait that a source asks for is respected within a day', async () => {
  await using gateway = await openGateway()
  const { feeds, parts } = gateway
  const asks = [
    '120',
    new Date(Date.now() + 600_000).toUTCString(),
    '99999999999999',
    'Sat, 01 Jan 2950 00:00:00 GMT',
    '-5',
    '0',
  ]
  await using source = await serveSource(({ url }, response) =>
    response.writeHead(429, { 'retry-after': asks[Number(url?.slice(1))] }).end(),
  )
  for (const at of asks.keys()) await feeds.add({ url: `${source.url}/${at}`, interval_seconds: 30 })
  await using _gateway = feeds.poll(parts)
  const seconds: number[] = []
  for (const at of asks.keys()) {
    const { next_poll_at, last_polled_at } = await feeds.until(`${source.url}/${at}`, wasPolled)
    seconds.push(((next_poll_at?.getTime() ?? 0) - (last_polled_at?.getTime() ?? 0)) / 1_000)
  }
  const [two, ten = 0, ages, never, ...ordinary] = seconds.map(Math.round)
  expect([two, ages, never]).toEqual([120, 86_400, 86_400])
  expect(ten).toBeGreaterThan(500)
  expect(ten).toBeLessThanOrEqual(601)
  for (const wait of ordinary) expect(wait).toBeLessThanOrEqual(36)
})

test('a redirect to a machine of ours is not followed, wherever its name led a moment ago', async () => {
  await using gateway = await openGateway()
  const { feeds, parts, errors } = gateway
  await using inside = await serveSource((_request, response) => response.end(FEED))
  const { port } = new URL(inside.url)
  let resolved = 0
  // The name is public when it is looked at first, and leads inside from then on.
  const agent = outboundAgent({
    addresses: 'public',
    connectTimeoutMs: 500,
    resolve: (_name, _options, callback) =>
      callback(null, [resolved++ === 0 ? { address: '2606:4700::1', family: 6 } : { address: '127.0.0.1', family: 4 }]),
  })
  const url = `http://rebinding.example:${port}/`
  await feeds.add({ url, interval_seconds: 1 })
  const poller = feeds.poll({ ...parts, agent })
  const feed = await feeds.until(url, ({ last_error }) => last_error?.includes('no public address') === true)
  await poller[Symbol.asyncDispose]()
  await agent.destroy()
  expect(feed.state).toBe('FAILING')
  expect(inside.requests).toEqual([])
  expect(errors).toEqual([])
})

test('a feed that flaps is tried less often, and is well at once when it is', async () => {
  await using gateway = await openGateway()
  const { feeds, parts } = gateway
  let requests = 0
  await using source = await serveSource((_request, response) =>
    response.writeHead(requests++ % 2 === 0 ? 500 : 200).end(FEED),
  )
  await feeds.add({ url: source.url, interval_seconds: 1 })
  await using _gateway = feeds.poll(parts)
  for (const state of ['FAILING', 'ACTIVE', 'FAILING', 'ACTIVE']) {
    const feed = await feeds.until(source.url, (feed) => feed.state === state && feed.last_polled_at !== null)
    expect(feed.consecutive_failures).toBe(state === 'FAILING' ? 1 : 0)
  }
})

test.each([5_000, 100_000])('a document of %i items is taken whole', async (count) => {
  await using gateway = await openGateway(20_000_000)
  const { feeds, parts, taken, errors } = gateway
  const items = Array.from(
    { length: count },
    (_, at) => `<item><guid>urn:x:${at}</guid><title>Story ${at}</title></item>`,
  )
  await using source = await serveSource((_request, response) =>
    response.end(FEED.replace('</channel>', () => `${items.join('')}</channel>`)),
  )
  await feeds.add({ url: source.url })
  await using _gateway = feeds.poll({ ...parts, limits: { timeoutMs: 60_000, maxBytes: 20_000_000 } })
  const feed = await feeds.until(source.url, wasPolled)
  expect({ error: feed.last_error, errors }).toEqual({ error: null, errors: [] })
  expect(taken()).toBe(count + 1)
})
