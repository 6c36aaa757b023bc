import { createClient } from 'graphql-ws'
import { EventSource } from 'undici'
import { describe, expect, test } from 'vitest'
import { resume, resuming } from '../../src/client/resume-ws.ts'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openStream, type StreamEvent } from '../sse/event-stream.ts'
import { asOf } from '../ticker.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'
import { recorder } from './recorder.ts'
import { openRestartingNewsroom } from './restarting.ts'

// Readers who begin without a cursor, and lose their connection before anything has happened.
const LIVE = 'subscription { latestNews { article { headline } } }'
const AFTER = 'subscription ($after: LogCursor) { latestNews(after: $after) { article { headline } } }'
const withId = ({ id }: StreamEvent) => id !== null
const headline = (event: StreamEvent | null) => JSON.parse(event?.data ?? '{}').data?.latestNews.article.headline

describe.each(backends)('on $name', (backend) => {
  test('an event stream begins with the cursor as an id without an event, and the time to come back', async () => {
    await using newsroom = await openNewsroom(backend)
    await using stream = await openStream(newsroom.url, { query: LIVE })
    const first = await stream.next(withId)
    expect(first).toEqual({ id: await asOf(newsroom.url), event: null, data: null })
  })

  test.each([
    ['the header that browsers send', (id: string) => ({ headers: { 'last-event-id': id } })],
    ['the parameter of clients that cannot set headers', (id: string) => ({ parameters: { lastEventId: id } })],
    [
      'the header before a parameter of an earlier connection',
      (id: string) => ({ headers: { 'last-event-id': id }, parameters: { lastEventId: 'old' } }),
    ],
  ])('what was published in the outage comes after a return with %s', async (_how, resumed) => {
    await using newsroom = await openNewsroom(backend)
    let id = ''
    {
      await using stream = await openStream(newsroom.url, { query: LIVE })
      id = (await stream.next(withId))?.id ?? ''
    }
    await newsroom.publish({ headline: 'Tide in the outage' })
    await using again = await openStream(newsroom.url, { query: LIVE, ...resumed(id) })
    expect(headline(await again.next())).toBe('Tide in the outage')
  })

  test('an empty lastEventId is none, and one that is no cursor is refused', async () => {
    await using newsroom = await openNewsroom(backend)
    await using empty = await openStream(newsroom.url, { query: LIVE, parameters: { lastEventId: '' } })
    expect((await empty.next(withId))?.id).toBe(await asOf(newsroom.url))
    await using wrong = await openStream(newsroom.url, { query: LIVE, parameters: { lastEventId: 'x' } })
    expect((await wrong.next())?.data).toContain('CURSOR_INVALID')
  })

  test('an EventSource that lost its connection before the first event gets what was published meanwhile', async () => {
    await using newsroom = await openRestartingNewsroom(backend, { SSE_RETRY_MS: '100' })
    const source = new EventSource(`${newsroom.url}/graphql/stream?query=${encodeURIComponent(LIVE)}`)
    const events = recorder<string>()
    source.addEventListener('next', (event) => {
      events.next(JSON.parse(Object(event).data).data.latestNews.article.headline)
    })
    await expect.poll(() => subscribers(newsroom.url)).toBe(1)
    newsroom.wire.turn('refuse')
    newsroom.wire.cut()
    await newsroom.publish('In the outage')
    newsroom.wire.turn('pass')
    expect(await events.values(1)).toEqual(['In the outage'])
    source.close()
  })

  test('a socket is told the cursor as soon as a subscription begins', async () => {
    await using newsroom = await openNewsroom(backend)
    using socket = await openSocket(newsroom.url)
    socket.send(subscribe('1', LIVE))
    expect(await socket.frame('ping')).toEqual({ type: 'ping', payload: { cursor: await asOf(newsroom.url) } })
  })

  test('a subscription that is refused beside it keeps the cursor from nobody', async () => {
    await using newsroom = await openNewsroom(backend)
    using socket = await openSocket(newsroom.url)
    socket.send(subscribe('1', LIVE))
    socket.send(subscribe('refused', AFTER, { after: 'x' }))
    await socket.frame('error', 'refused')
    expect(await socket.frame('ping')).toEqual({ type: 'ping', payload: { cursor: await asOf(newsroom.url) } })
  })

  test('the resuming client begins without a cursor and misses nothing', async () => {
    await using newsroom = await openRestartingNewsroom(backend)
    const client = createClient({ url: `${newsroom.url.replace('http', 'ws')}/graphql`, ...resuming })
    const told = recorder<unknown>()
    client.on('ping', (_received, payload) => told.next(payload?.cursor))
    const events = recorder<{ data?: { latestNews: { article: { headline: string } } } | null }>()
    resume(client, { query: AFTER }, events)
    await told.values(1)
    newsroom.wire.turn('refuse')
    newsroom.wire.cut()
    await newsroom.publish('In the outage')
    newsroom.wire.turn('pass')
    const [event] = await events.values(1)
    expect(event?.data?.latestNews.article.headline).toBe('In the outage')
    await client.dispose()
  })
})

async function subscribers(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^tickertape_subscribers (\d+)$/m.exec(text)?.[1])
}
