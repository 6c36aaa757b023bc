import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { openTicker } from '../../ticker.ts'

describe.each(backends)('on $name', (backend) => {
  test('a story that is published reaches an open ticker', async () => {
    await using newsroom = await openNewsroom(backend)
    await using ticker = await openTicker(newsroom.url)
    const { cursor } = await newsroom.publish({ headline: 'Flood in the north' })
    const [message] = await ticker.messages(1)
    expect(message?.data?.latestNews).toMatchObject({
      cursor,
      kind: 'PUBLISHED',
      article: { headline: 'Flood in the north' },
    })
    expect(message?.extensions?.cursor).toBe(cursor)
  })

  test('a ticker that resumes after its first story gets the second first, and once', async () => {
    await using newsroom = await openNewsroom(backend)
    const first = await newsroom.publish()
    const second = await newsroom.publish()
    await using ticker = await openTicker(newsroom.url, { variables: { after: first.cursor } })
    const third = await newsroom.publish()
    const messages = await ticker.messages(2)
    expect(messages.map((message) => message.extensions?.cursor)).toEqual([second.cursor, third.cursor])
  })

  test('a filter with a time can be given as a variable', async () => {
    await using newsroom = await openNewsroom(backend)
    const filter = { publishedFrom: '2026-01-01T00:00:00Z' }
    await using ticker = await openTicker(newsroom.url, { variables: { filter } })
    const { cursor } = await newsroom.publish()
    const [message] = await ticker.messages(1)
    expect(message?.errors).toBeUndefined()
    expect(message?.data?.latestNews).toMatchObject({ cursor })
  })

  test('a story that leaves the filter is delivered as LEFT, and one outside of it not at all', async () => {
    await using newsroom = await openNewsroom(backend)
    await using ticker = await openTicker(newsroom.url, { variables: { filter: { sections: ['world'] } } })
    const { article } = await newsroom.publish({ section: 'europe' })
    await newsroom.publish({ section: 'sport' })
    await newsroom.publish({ uri: article.uri, section: 'sport' })
    await newsroom.publish({ section: 'world' })
    const messages = await ticker.messages(3)
    expect(messages.map((message) => message.data?.latestNews)).toMatchObject([
      { kind: 'PUBLISHED', uri: article.uri },
      { kind: 'LEFT', uri: article.uri, article: null },
      { kind: 'PUBLISHED' },
    ])
  })
})
