import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { asOf, openTicker } from '../ticker.ts'

const KINDS = `subscription ($after: LogCursor) { latestNews(after: $after) {
  cursor kind uri version at article { headline publishedAt } } }`
const READ = `query ($uri: String!) { article(ref: { uri: $uri }) { version publishedAt embargoedUntil pubStatus }
  latestNews { totalCount nodes { uri } } search(query: "words") { totalCount } }`

const nothing = { article: null, latestNews: { totalCount: 0, nodes: [] }, search: { totalCount: 0 } }

/** The article as a reader sees it. */
const read = async (newsroom: Newsroom, uri: string) => (await newsroom.post(READ, { uri })).data
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()

describe.each(backends)('on $name', (backend) => {
  test.each(['publishAt', 'embargoedUntil'])(
    'a story with %s in the future is seen by nobody before, and told once then',
    async (field) => {
      await using newsroom = await openNewsroom(backend)
      const after = await asOf(newsroom.url)
      await using ticker = await openTicker(newsroom.url, { query: KINDS, variables: { after } })
      const at = inMs(1_500)
      const { cursor, article } = await newsroom.publish({ uri: 'urn:due', [field]: at })
      expect({ cursor, version: article.version }).toEqual({ cursor: null, version: 1 })
      expect(await read(newsroom, 'urn:due')).toEqual(nothing)
      const [message] = await ticker.messages(1)
      expect(message?.data?.latestNews).toMatchObject({
        kind: 'PUBLISHED',
        uri: 'urn:due',
        article: { publishedAt: at },
      })
      expect(Date.parse(eventTime(message)) - Date.parse(at)).toBeGreaterThanOrEqual(0)
      expect(await read(newsroom, 'urn:due')).toMatchObject({
        article: { publishedAt: at },
        latestNews: { totalCount: 1 },
      })
      const next = await newsroom.publish({ uri: 'urn:next' })
      expect((await ticker.messages(2)).map(({ extensions }) => extensions?.cursor).at(-1)).toBe(next.cursor)
    },
  )

  test('of publishAt and embargoedUntil the later one counts', async () => {
    await using newsroom = await openNewsroom(backend)
    const [early, late] = [inMs(60_000), inMs(120_000)]
    for (const fields of [
      { publishAt: early, embargoedUntil: late },
      { publishAt: late, embargoedUntil: early },
    ]) {
      expect(await newsroom.publish(fields)).toMatchObject({ cursor: null })
    }
    const { article } = await newsroom.publish({ publishAt: inMs(-60_000), embargoedUntil: inMs(-1_000) })
    expect(await read(newsroom, article.uri)).toMatchObject({ latestNews: { nodes: [{ uri: article.uri }] } })
  })

  test('a scheduled change of a public article leaves it unchanged until then', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.publish({ uri: 'urn:changes' })
    await using ticker = await openTicker(newsroom.url)
    await newsroom.publish({ uri: 'urn:changes', headline: 'Later', publishAt: inMs(1_000) })
    expect(await read(newsroom, 'urn:changes')).toMatchObject({ article: { version: 1 } })
    const [message] = await ticker.messages(1)
    expect(message?.data?.latestNews).toMatchObject({ kind: 'UPDATED', version: 2, article: { headline: 'Later' } })
    expect(await read(newsroom, 'urn:changes')).toMatchObject({ article: { version: 2 } })
  })

  test('an article that expires leaves every list, is reported as EXPIRED, and stays available to editors', async () => {
    await using newsroom = await openNewsroom(backend)
    await using ticker = await openTicker(newsroom.url)
    const expiresAt = inMs(1_200)
    await newsroom.publish({ uri: 'urn:expires', expiresAt })
    const [, message] = await ticker.messages(2)
    expect(message?.data?.latestNews).toMatchObject({ kind: 'EXPIRED', uri: 'urn:expires', article: null })
    expect(await read(newsroom, 'urn:expires')).toEqual(nothing)
    expect(await newsroom.ask(READ, { uri: 'urn:expires' })).toMatchObject({ article: { pubStatus: 'WITHHELD' } })
    await newsroom.publish({ uri: 'urn:expires' })
    expect((await ticker.messages(3)).at(-1)?.data?.latestNews).toMatchObject({ kind: 'PUBLISHED', version: 2 })
  })

  test('a scheduled change does not keep a public article beyond its expiry', async () => {
    await using newsroom = await openNewsroom(backend)
    await using ticker = await openTicker(newsroom.url)
    await newsroom.publish({ uri: 'urn:ends', expiresAt: inMs(1_000) })
    await newsroom.publish({ uri: 'urn:ends', publishAt: inMs(600_000) })
    const [, message] = await ticker.messages(2)
    expect(message?.data?.latestNews).toMatchObject({ kind: 'EXPIRED', uri: 'urn:ends' })
    expect(await read(newsroom, 'urn:ends')).toEqual(nothing)
  })

  test('an article that is published again is neither expired nor replaced by what was scheduled before', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.publish({ uri: 'urn:kept', expiresAt: inMs(700) })
    await newsroom.publish({ uri: 'urn:kept' })
    await newsroom.publish({ uri: 'urn:early', headline: 'Scheduled', publishAt: inMs(700) })
    await newsroom.publish({ uri: 'urn:early', headline: 'Now' })
    await using ticker = await openTicker(newsroom.url)
    // Due after both of them: once it is applied, they would have been too.
    await newsroom.publish({ uri: 'urn:last', publishAt: inMs(900) })
    const [message] = await ticker.messages(1)
    expect(message?.data?.latestNews).toMatchObject({ uri: 'urn:last' })
    expect(await read(newsroom, 'urn:kept')).toMatchObject({ article: { version: 2 }, latestNews: { totalCount: 3 } })
    expect(await read(newsroom, 'urn:early')).toMatchObject({ article: { version: 2 } })
  })

  test('an article published with a time in the past is listed at that time, and an expiry before it is refused', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.publish({ uri: 'urn:today' })
    const { cursor } = await newsroom.publish({ uri: 'urn:old', publishAt: '2020-01-01T12:00:00.000Z' })
    expect(cursor).not.toBeNull()
    expect(await read(newsroom, 'urn:old')).toMatchObject({
      article: { publishedAt: '2020-01-01T12:00:00.000Z' },
      latestNews: { nodes: [{ uri: 'urn:today' }, { uri: 'urn:old' }] },
    })
    for (const expiresAt of [inMs(-1), inMs(60_000)]) {
      await expect(newsroom.publish({ publishAt: inMs(60_000), expiresAt })).rejects.toThrow('expiresAt')
    }
  })
})

function eventTime(message: { data?: Record<string, unknown> | null } | undefined): string {
  const event = message?.data?.latestNews
  if (typeof event !== 'object' || event === null || !('at' in event) || typeof event.at !== 'string') {
    throw new Error('no event')
  }
  return event.at
}
