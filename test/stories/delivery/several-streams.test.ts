import { createClient } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { openEventStream } from './event-stream.ts'

const SET_CURATION = `mutation ($slug: String!, $articles: [ArticleRef!]!) {
  setCuration(input: { slug: $slug, articles: $articles }) { curation { id } }
}`
const CURATION = 'subscription { curationUpdated(slug: "ticker") { version articles { headline } } }'
const NEWS = 'subscription ($after: LogCursor) { latestNews(after: $after) { cursor kind uri } }'

describe.each(backends)('on $name', (backend) => {
  test('a curation comes first as it is, again after each change of it, and after a change of an article on it', async () => {
    await using newsroom = await openNewsroom(backend)
    const [one, other, third] = [
      await newsroom.publish({ headline: 'One' }),
      await newsroom.publish({ headline: 'Other' }),
      await newsroom.publish({ headline: 'Third' }),
    ]
    await newsroom.ask(SET_CURATION, { slug: 'ticker', articles: [{ id: one.article.id }] })
    await using ticker = await openTicker(newsroom.url, { query: CURATION })
    await ticker.messages(1)
    await newsroom.ask(SET_CURATION, { slug: 'ticker', articles: [{ id: other.article.id }, { id: one.article.id }] })
    await ticker.messages(2)
    await newsroom.publish({ uri: third.article.uri, headline: 'Not on the list' })
    await newsroom.publish({ uri: one.article.uri, headline: 'One, again' })
    const lists = (await ticker.messages(3)).map(({ data }) => data?.curationUpdated)
    expect(lists).toEqual([
      { version: 1, articles: [{ headline: 'One' }] },
      { version: 2, articles: [{ headline: 'Other' }, { headline: 'One' }] },
      { version: 2, articles: [{ headline: 'Other' }, { headline: 'One, again' }] },
    ])
  })

  test('one article is followed by id and by slug, and by neither through the changes of others', async () => {
    await using newsroom = await openNewsroom(backend)
    const { article } = await newsroom.publish()
    const after = await asOf(newsroom.url)
    const follow = (by: string) =>
      `subscription ($after: LogCursor) { articleUpdated(ref: { ${by} }, after: $after) { uri version } }`
    await using byId = await openTicker(newsroom.url, { query: follow(`id: "${article.id}"`), variables: { after } })
    await using bySlug = await openTicker(newsroom.url, {
      query: follow(`slug: "${article.slug}"`),
      variables: { after },
    })
    await newsroom.publish()
    for (const headline of ['Second', 'Third']) await newsroom.publish({ uri: article.uri, headline })
    for (const ticker of [byId, bySlug]) {
      const messages = await Promise.race([ticker.messages(2), ticker.ended])
      expect(messages).toBe(ticker.received)
      expect(ticker.received.map(({ data }) => data?.articleUpdated)).toEqual([
        { uri: article.uri, version: 2 },
        { uri: article.uri, version: 3 },
      ])
    }
  })

  test('of several streams on one socket the client ends one, and the others go on', async () => {
    await using newsroom = await openNewsroom(backend)
    const after = await asOf(newsroom.url)
    const client = createClient({ url: `${newsroom.url.replace(/^http/, 'ws')}/graphql`, retryAttempts: 0 })
    const [stays, leaves] = [0, 1].map(() => client.iterate({ query: NEWS, variables: { after } }))
    const first = await newsroom.publish()
    expect(await place(stays)).toBe(first.cursor)
    expect(await place(leaves)).toBe(first.cursor)
    await leaves?.return?.()
    await expect.poll(() => subscribers(newsroom.url)).toBe(1)
    const second = await newsroom.publish()
    expect(await place(stays)).toBe(second.cursor)
    await client.dispose()
    await expect.poll(() => subscribers(newsroom.url)).toBe(0)
  })

  test('a gateway that stops closes sockets with 1012 and ends streams, and calls none of them complete', async () => {
    await using newsroom = await openNewsroom(backend)
    const after = await asOf(newsroom.url)
    await using socket = await openTicker(newsroom.url, { variables: { after } })
    await using stream = await openEventStream(newsroom.url, { query: NEWS, variables: { after } })
    const { cursor } = await newsroom.publish()
    await Promise.all([socket.messages(1), stream.messages(1)])
    await newsroom.drain()
    expect(await socket.ended).toMatchObject({ code: 1012 })
    expect(await stream.ended).toBe('cut')
    expect(stream.lastId).toBe(cursor)
  })
})

async function place(stream: AsyncIterableIterator<{ extensions?: unknown }> | undefined): Promise<string | undefined> {
  const next = await stream?.next()
  return Object.assign({ cursor: undefined }, next?.value?.extensions).cursor
}

async function subscribers(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^tickertape_subscribers (\S+)$/m.exec(text)?.[1])
}
