import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { openEventStream } from './event-stream.ts'
import { openRawSocket, openRawStream } from './raw-client.ts'

const QUERY = 'subscription ($after: LogCursor) { latestNews(after: $after) { cursor article { bodyHtml } } }'
const LONG = `<p>${'A long story. '.repeat(15_000)}</p>`
const STORIES = 45
/** Longer than a reader that does read has to wait on a busy machine. */
const SLOW_AFTER_MS = 2_000
const LIMITS = { MAX_UNSENT_BYTES: '65536', SLOW_AFTER_MS: String(SLOW_AFTER_MS) }

describe.each(backends)('on $name', (backend) => {
  test('a WebSocket that stops reading is closed with its place, the others lose nothing, and from there it gets the rest', async () => {
    // These clients answer no pings. With frequent pings, a slow machine would terminate them as dead before they read again.
    await using newsroom = await openNewsroom(backend, { ...LIMITS, PING_SECONDS: '60' })
    const after = await asOf(newsroom.url)
    await using healthy = await openTicker(newsroom.url, { query: QUERY, variables: { after } })
    const published = await publishMany(newsroom)
    await healthy.messages(STORIES)
    using stalled = await openRawSocket(newsroom.url, QUERY, { after })
    stalled.tcp.pause()
    await still(() => metric(newsroom.url, 'tickertape_delivered_total'))
    // It reads again after the deadline, before the socket is terminated.
    await sleep(SLOW_AFTER_MS + 300)
    stalled.tcp.resume()
    const closed = await stalled.closed
    expect(closed).toMatchObject({ code: 4513, reason: expect.stringMatching(/^too slow: resume after \S+$/) })
    const cursor = closed === 'cut' ? '' : (closed.reason.split(' ').at(-1) ?? '')
    const got = stalled.messages.flatMap(({ payload }) => payload?.extensions?.cursor ?? [])
    expect(got.length).toBeLessThan(STORIES)
    expect(got.at(-1)).toBe(cursor)
    expect(stalled.messages.map(({ type }) => type)).not.toContain('complete')
    await using back = await openTicker(newsroom.url, { query: QUERY, variables: { after: cursor } })
    const rest = await back.messages(STORIES - got.length)
    expect([...got, ...rest.map(({ extensions }) => extensions?.cursor)]).toEqual(published)
    expect(healthy.received.map(({ extensions }) => extensions?.cursor)).toEqual(published)
  })

  test('a WebSocket that never reads again is cut off, also when it keeps saying that it is alive', async () => {
    await using newsroom = await openNewsroom(backend, { ...LIMITS, PING_SECONDS: '1' })
    const after = await asOf(newsroom.url)
    using silent = await openRawSocket(newsroom.url, QUERY, { after })
    using lying = await openRawSocket(newsroom.url, QUERY, { after })
    const pongs = setInterval(() => lying.pong(), 20)
    for (const { tcp } of [silent, lying]) tcp.pause()
    await using healthy = await openTicker(newsroom.url, { query: QUERY, variables: { after } })
    const published = await publishMany(newsroom)
    await healthy.messages(STORIES)
    await expect.poll(() => metric(newsroom.url, 'tickertape_sockets'), { timeout: 10_000 }).toBe(1)
    clearInterval(pongs)
    expect(await metric(newsroom.url, 'tickertape_subscribers')).toBe(1)
    const last = await newsroom.publish()
    await healthy.messages(STORIES + 1)
    expect(healthy.received.map(({ extensions }) => extensions?.cursor)).toEqual([...published, last.cursor])
  })

  test('an event stream that stops reading is cut off without a completion, and resumes after its last id', async () => {
    await using newsroom = await openNewsroom(backend, { ...LIMITS, PING_SECONDS: '1' })
    const after = await asOf(newsroom.url)
    using stalled = await openRawStream(newsroom.url, QUERY, { after })
    stalled.tcp.pause()
    const published = await publishMany(newsroom)
    await expect.poll(() => metric(newsroom.url, 'tickertape_streams'), { timeout: 10_000 }).toBe(0)
    stalled.tcp.resume()
    await stalled.ended
    const got = stalled.ids()
    expect(got.length).toBeGreaterThan(0)
    expect(got.length).toBeLessThan(STORIES)
    expect(stalled.completed()).toBe(false)
    await using back = await openEventStream(newsroom.url, { query: QUERY, lastEventId: got.at(-1) ?? '' })
    await back.messages(STORIES - got.length)
    expect([...got, ...back.ids]).toEqual(published)
  })
})

async function publishMany(newsroom: { publish(story: object): Promise<{ cursor: string }> }): Promise<string[]> {
  const published: string[] = []
  for (let count = 0; count < STORIES; count++) published.push((await newsroom.publish({ bodyHtml: LONG })).cursor)
  return published
}

/** Resolves once the number stops changing. */
async function still(read: () => Promise<number>): Promise<void> {
  let last = Number.NaN
  await expect
    .poll(
      async () => {
        const before = last
        last = await read()
        return last === before
      },
      { timeout: 10_000 },
    )
    .toBe(true)
}

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}
