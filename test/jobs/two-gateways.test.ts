import { describe, expect, test } from 'vitest'
import { servers } from '../backends.ts'
import { openNewsroom, openOn } from '../newsroom.ts'
import { asOf, openTicker } from '../ticker.ts'

const EVENTS = 'subscription ($after: LogCursor) { latestNews(after: $after) { cursor kind uri at } }'
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()

describe.runIf(servers !== null)('two gateways on one Postgres', () => {
  test('two gateways on one database apply a due change once, and the tickers of both get it', async () => {
    if (!servers) return
    await using newsroom = await openNewsroom(servers)
    await using other = await openOn(newsroom.backend)
    const after = await asOf(newsroom.url)
    await using here = await openTicker(newsroom.url, { query: EVENTS, variables: { after } })
    await using there = await openTicker(other.url, { query: EVENTS, variables: { after } })
    const uris = Array.from({ length: 12 }, (_, at) => `urn:due:${at}`)
    const publishAt = inMs(2_500)
    for (const uri of uris) await newsroom.publish({ uri, publishAt, expiresAt: inMs(4_000) })
    const [one, two] = await Promise.all([here.messages(24), there.messages(24)])
    expect(one).toEqual(two)
    const told = one.map(({ data }) => data?.latestNews)
    for (const [kinds, of] of [
      ['PUBLISHED', told.slice(0, 12)],
      ['EXPIRED', told.slice(12)],
    ] as const) {
      expect(of).toEqual(expect.arrayContaining(uris.map((uri) => expect.objectContaining({ uri, kind: kinds }))))
    }
    const { cursor } = await newsroom.publish({ uri: 'urn:end' })
    expect((await there.messages(25)).at(-1)?.extensions?.cursor).toBe(cursor)
  })
})
