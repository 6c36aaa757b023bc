import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openStream, type StreamEvent } from '../sse/event-stream.ts'
import { asOf } from '../ticker.ts'
import { SUBSCRIPTION } from './operations.ts'

const SPORT = 'subscription { latestNews(filter: { sections: ["sport"] }) { cursor } }'
const headline = (event: StreamEvent | null) => JSON.parse(event?.data ?? '{}').data?.latestNews.article.headline
const withId = ({ id }: StreamEvent) => id !== null

describe.each(backends)('on $name', (backend) => {
  test('every event carries its cursor as its id, and the stream says how soon to come back', async () => {
    await using newsroom = await openNewsroom(backend)
    const variables = { after: await asOf(newsroom.url) }
    await using stream = await openStream(newsroom.url, { query: SUBSCRIPTION, variables })
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    expect(stream.headers.get('cache-control')).toBe('no-store')
    const { cursor } = await newsroom.publish()
    const event = await stream.next()
    expect(event).toMatchObject({ id: cursor, event: 'next' })
    expect(JSON.parse(event?.data ?? '')).toMatchObject({ data: { latestNews: { cursor } }, extensions: { cursor } })
  })

  test('a browser that comes back with the last id misses nothing and gets nothing twice', async () => {
    await using newsroom = await openNewsroom(backend)
    const variables = { after: await asOf(newsroom.url) }
    let last: StreamEvent | null
    {
      await using stream = await openStream(newsroom.url, { query: SUBSCRIPTION, variables })
      await newsroom.publish({ headline: 'First' })
      last = await stream.next()
      expect(headline(last)).toBe('First')
    }
    await newsroom.publish({ headline: 'Second' })
    await newsroom.publish({ headline: 'Third' })
    // `EventSource` repeats the same request, with the first variables, and adds `Last-Event-ID`.
    const headers = { 'last-event-id': last?.id }
    await using again = await openStream(newsroom.url, { query: SUBSCRIPTION, variables, headers })
    expect(headline(await again.next())).toBe('Second')
    expect(headline(await again.next())).toBe('Third')
    await newsroom.publish({ headline: 'Fourth' })
    expect(headline(await again.next())).toBe('Fourth')
  })

  test('heartbeats move the place of a reader for whom there is nothing', async () => {
    await using newsroom = await openNewsroom(backend, { PING_SECONDS: '1' })
    await using stream = await openStream(newsroom.url, { query: SPORT })
    const before = await stream.next(withId)
    const { cursor } = await newsroom.publish({ section: 'news' })
    const moved = await stream.next(({ id }) => id === cursor)
    expect(moved).toEqual({ id: cursor, event: null, data: null })
    expect(before?.id).not.toBe(cursor)
  })
})
