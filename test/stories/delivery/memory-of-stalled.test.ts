import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { startGateway } from '../gateway-process.ts'
import { openRawSocket, openRawStream } from './raw-client.ts'

const QUERY = 'subscription ($after: LogCursor) { latestNews(after: $after) { cursor article { bodyHtml } } }'
const READERS = 12
const STORIES = 120
const STORY_BYTES = 180_000
/** A queue for each subscriber would take 500 MB. */
const MAX_GROWTH_BYTES = 150_000_000
/** Limits the heap: otherwise Node postpones collection, and resident memory says nothing about what is retained. */
const SMALL_HEAP = '--max-old-space-size=128'

describe.each(backends)('on $name', (backend) => {
  test('a gateway with readers that take nothing keeps its memory, and serves the others', async () => {
    await using own = await backend.open()
    // No client is closed in the meantime, neither as slow nor, because it answers no ping, as dead.
    const patience = { SLOW_AFTER_MS: '600000', PING_SECONDS: '600' }
    const limits = { MAX_UNSENT_BYTES: '65536', NODE_OPTIONS: SMALL_HEAP, ...patience }
    await using gateway = await startGateway({ ...own.env, ...limits })
    await gateway.ask('mutation { upsertSection(input: { slug: "news", name: "News" }) { section { id } } }')
    const after = await asOf(gateway.url)
    using stalled = new DisposableStack()
    for (let count = 0; count < READERS; count++) {
      stalled.use(await openRawSocket(gateway.url, QUERY, { after })).tcp.pause()
      stalled.use(await openRawStream(gateway.url, QUERY, { after })).tcp.pause()
    }
    await using healthy = await openTicker(gateway.url, { query: 'subscription { latestNews { cursor } }' })
    const bodyHtml = `<p>${'x'.repeat(STORY_BYTES)}</p>`
    // The first articles warm up the process.
    for (let count = 0; count < 10; count++) await gateway.publish({ bodyHtml })
    const before = await gateway.metric('process_resident_memory_bytes')
    const published: string[] = []
    for (let count = 0; count < STORIES; count++) published.push(await gateway.publish({ bodyHtml }))
    await expect.poll(() => healthy.received.at(-1)?.extensions?.cursor).toBe(published.at(-1))
    const grown = (await gateway.metric('process_resident_memory_bytes')) - before
    console.info(`resident memory grew by ${Math.round(grown / 1e6)} MB with ${2 * READERS} stalled readers`)
    expect(grown).toBeLessThan(MAX_GROWTH_BYTES)
    expect(await gateway.metric('tickertape_subscribers')).toBe(2 * READERS + 1)
    expect(healthy.received.map(({ extensions }) => extensions?.cursor).slice(-STORIES)).toEqual(published)
    expect(gateway.alive).toBe(true)
  })
})
