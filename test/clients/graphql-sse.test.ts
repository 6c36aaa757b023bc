import { createClient } from 'graphql-sse'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { asOf } from '../ticker.ts'
import { MUTATION, QUERY, SUBSCRIPTION, story } from './operations.ts'
import { recorder } from './recorder.ts'

describe.each(backends)('on $name', (backend) => {
  test('the graphql-sse client asks, publishes and follows', async () => {
    await using newsroom = await openNewsroom(backend)
    const authorization = `Bearer ${await newsroom.token()}`
    const client = createClient({ url: `${newsroom.url}/graphql/stream`, headers: { authorization } })
    const events = recorder<{ data?: unknown }>()
    client.subscribe({ query: SUBSCRIPTION, variables: { after: await asOf(newsroom.url) } }, events)
    const published = recorder<object>()
    client.subscribe({ query: MUTATION, variables: story('Flood in the north') }, published)
    expect(await published.values(1)).toMatchObject([{ data: { publishArticle: { article: { version: 1 } } } }])
    expect((await events.values(1))[0]?.data).toMatchObject({
      latestNews: { kind: 'PUBLISHED', article: { headline: 'Flood in the north' } },
    })
    const page = recorder<object>()
    client.subscribe({ query: QUERY, variables: { first: 1 } }, page)
    expect(await page.values(1)).toMatchObject([
      { data: { latestNews: { nodes: [{ headline: 'Flood in the north' }] } } },
    ])
    client.dispose()
  })

  test('heartbeats do not disturb it', async () => {
    await using newsroom = await openNewsroom(backend, { PING_SECONDS: '1' })
    const client = createClient({ url: `${newsroom.url}/graphql/stream` })
    const events = recorder<{ data?: unknown }>()
    const after = await asOf(newsroom.url)
    client.subscribe({ query: SUBSCRIPTION, variables: { after } }, events)
    await newsroom.publish({ headline: 'Before' })
    await events.values(1)
    await using beside = await openStream(newsroom.url, { query: SUBSCRIPTION })
    await beside.next(({ id }) => id !== null)
    await beside.next(({ id }) => id !== null)
    await newsroom.publish({ headline: 'After' })
    expect((await events.values(2)).map(({ data }) => data)).toMatchObject([
      { latestNews: { article: { headline: 'Before' } } },
      { latestNews: { article: { headline: 'After' } } },
    ])
    client.dispose()
  })
})
