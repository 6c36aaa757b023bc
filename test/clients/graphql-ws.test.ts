import { type Client, CloseCode, createClient } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { asOf } from '../ticker.ts'
import { MUTATION, QUERY, SUBSCRIPTION, story } from './operations.ts'
import { recorder } from './recorder.ts'

interface Event {
  readonly latestNews: { readonly cursor: string; readonly article: { readonly headline: string } }
}

const address = (url: string) => `${url.replace(/^http/, 'ws')}/graphql`

async function answer(client: Client, query: string, variables: Record<string, unknown>) {
  for await (const result of client.iterate({ query, variables })) return result
  throw new Error('no answer')
}

describe.each(backends)('on $name', (backend) => {
  test('the graphql-ws client asks, publishes and follows on one socket', async () => {
    await using newsroom = await openNewsroom(backend)
    const authorization = `Bearer ${await newsroom.token()}`
    const client = createClient({ url: address(newsroom.url), connectionParams: { authorization } })
    const events = recorder<{ data?: unknown }>()
    const leave = client.subscribe({ query: SUBSCRIPTION, variables: { after: await asOf(newsroom.url) } }, events)
    const published = await answer(client, MUTATION, story('Flood in the north'))
    expect(published).toMatchObject({ data: { publishArticle: { article: { version: 1 } } } })
    expect((await events.values(1))[0]?.data).toMatchObject({
      latestNews: { kind: 'PUBLISHED', article: { headline: 'Flood in the north' } },
    })
    const page = await answer(client, QUERY, { first: 1 })
    expect(page).toMatchObject({ data: { latestNews: { nodes: [{ headline: 'Flood in the north' }] } } })
    leave()
    await client.dispose()
  })

  test('it resumes after the cursor it has reached when its token has expired, without a gap or a repeat', async () => {
    await using newsroom = await openNewsroom(backend)
    const cut = Promise.withResolvers<unknown>()
    const mayReturn = Promise.withResolvers<void>()
    let connections = 0
    const client = createClient({
      url: address(newsroom.url),
      connectionParams: async () => ({
        authorization: `Bearer ${await newsroom.token('', connections++ === 0 ? 2 : 600)}`,
      }),
      retryWait: () => mayReturn.promise,
      on: { closed: cut.resolve },
    })
    const payload = { query: SUBSCRIPTION, variables: { after: await asOf(newsroom.url) } }
    const events = recorder<{ data?: Event | null | undefined }>()
    client.subscribe<Event>(payload, {
      ...events,
      next(message) {
        payload.variables.after = message.data?.latestNews.cursor ?? payload.variables.after
        events.next(message)
      },
    })
    await newsroom.publish({ headline: 'Before' })
    await events.values(1)
    expect(await cut.promise).toMatchObject({ code: CloseCode.Forbidden })
    await newsroom.publish({ headline: 'Meanwhile' })
    mayReturn.resolve()
    await events.values(2)
    await newsroom.publish({ headline: 'After' })
    const headlines = (await events.values(3)).map(({ data }) => data?.latestNews.article.headline)
    expect(headlines).toEqual(['Before', 'Meanwhile', 'After'])
    expect(connections).toBe(2)
    await client.dispose()
  })
})
