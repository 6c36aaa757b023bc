import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decodeLogCursor, encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import { backends } from '../backends.ts'
import { failure } from '../http/http-answer.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { LIVE_REFUSALS, REFUSALS } from './every-transport.ts'

const PAGE = 'query ($after: String) { latestNews(after: $after) { asOf } }'
const LIVE = 'subscription ($after: LogCursor) { latestNews(after: $after) { cursor } }'
const CURSORS = `{
  latestNews(first: 1) { asOf pageInfo { endCursor } }
  search(query: "tide", first: 1) { pageInfo { endCursor } }
}`

interface Cursors {
  latestNews: { asOf: string; pageInfo: { endCursor: string } }
  search: { pageInfo: { endCursor: string } }
}

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  let cursors: Cursors
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    await newsroom.publish({ headline: 'Tide', slug: 'tide' })
    cursors = await newsroom.ask<Cursors>(CURSORS)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  const moved = (by: number, epoch?: string) => {
    const place = decodeLogCursor(cursors.latestNews.asOf)
    if (!place) throw new Error('asOf is no cursor')
    return encodeLogCursor({ epoch: epoch ?? place.epoch, position: place.position + by })
  }

  describe.each(REFUSALS)('over %s', (_name, refused) => {
    test.each([
      ['a word', () => 'yesterday'],
      ['a cursor with a letter too many', () => `${cursors.latestNews.pageInfo.endCursor}A`],
      ['a cursor of a search', () => cursors.search.pageInfo.endCursor],
      ['an asOf', () => cursors.latestNews.asOf],
    ])('a page after %s is refused', async (_what, after) => {
      const { extensions } = await refused(newsroom.url, PAGE, { after: after() })
      expect(extensions.code).toBe('CURSOR_INVALID')
    })
  })

  describe.each(LIVE_REFUSALS)('over %s', (_name, refused) => {
    test.each([
      ['a word', () => 'yesterday'],
      ['a cursor of a page', () => cursors.latestNews.pageInfo.endCursor],
      ['a cursor of another database', () => moved(0, randomUUID())],
    ])('a ticker that resumes after %s is refused', async (_what, after) => {
      const { extensions } = await refused(newsroom.url, LIVE, { after: after() })
      expect(extensions.code).toBe('CURSOR_INVALID')
    })

    test('a subscription after a number is refused for its type', async () => {
      expect((await refused(newsroom.url, LIVE, { after: 7 })).extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        issues: [{ path: ['after'], message: expect.stringContaining('not a cursor of the log') }],
      })
    })

    test('a subscription ahead of the log gets an error that says how far the log reaches', async () => {
      const { extensions } = await refused(newsroom.url, LIVE, { after: moved(1) })
      expect(extensions).toMatchObject({ code: 'CURSOR_AHEAD', head: cursors.latestNews.asOf })
      expect(decodeLogCursor(String(extensions.oldest))).not.toBeNull()
    })
  })

  test('a browser that reconnects after an id of another database is refused, not misled', async () => {
    const headers = { 'last-event-id': moved(0, randomUUID()) }
    await using stream = await openStream(newsroom.url, { query: LIVE, headers })
    const event = await stream.next()
    expect(failure(event?.data ?? '').extensions.code).toBe('CURSOR_INVALID')
    expect(await stream.next()).toMatchObject({ event: 'complete' })
  })
})
