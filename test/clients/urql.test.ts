import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core'
import { createClient } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { asOf } from '../ticker.ts'
import { MUTATION, QUERY, SUBSCRIPTION, story } from './operations.ts'
import { recorder } from './recorder.ts'

describe.each(backends)('on $name', (backend) => {
  test('urql asks, publishes and follows', async () => {
    await using newsroom = await openNewsroom(backend)
    const socket = createClient({ url: `${newsroom.url.replace(/^http/, 'ws')}/graphql` })
    const headers = { authorization: `Bearer ${await newsroom.token()}` }
    const client = new Client({
      url: `${newsroom.url}/graphql`,
      preferGetMethod: false,
      fetchOptions: { headers },
      // urql cancels a body that it has read to the end; Node's fetch then rejects a promise that nobody handles.
      fetch: (input, init) => fetch(input, { ...init, signal: null }),
      exchanges: [
        cacheExchange,
        fetchExchange,
        subscriptionExchange({
          forwardSubscription: ({ query = '', variables }) => ({
            subscribe: ({ next, error, complete }) => ({
              unsubscribe: socket.subscribe(
                { query, variables: { ...variables } },
                { next: ({ data = null, errors }) => next({ data, ...(errors && { errors }) }), error, complete },
              ),
            }),
          }),
        }),
      ],
    })
    const events = recorder<{ data?: unknown }>()
    const variables = { after: await asOf(newsroom.url) }
    const following = client.subscription(SUBSCRIPTION, variables).subscribe(events.next)
    const published = await client.mutation(MUTATION, story('Flood in the north'))
    expect(published.error).toBeUndefined()
    expect(published.data).toMatchObject({ publishArticle: { article: { version: 1 } } })
    expect((await events.values(1))[0]?.data).toMatchObject({
      latestNews: { kind: 'PUBLISHED', article: { headline: 'Flood in the north' } },
    })
    const page = await client.query(QUERY, { first: 1 })
    expect(page.data).toMatchObject({ latestNews: { nodes: [{ headline: 'Flood in the north' }] } })
    following.unsubscribe()
    await socket.dispose()
  })
})
