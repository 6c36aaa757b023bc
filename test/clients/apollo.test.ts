import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { OperationTypeNode } from 'graphql'
import { createClient } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { asOf } from '../ticker.ts'
import { MUTATION, QUERY, SUBSCRIPTION, story } from './operations.ts'
import { recorder } from './recorder.ts'

describe.each(backends)('on $name', (backend) => {
  test('Apollo Client asks, publishes and follows', async () => {
    await using newsroom = await openNewsroom(backend)
    const socket = createClient({ url: `${newsroom.url.replace(/^http/, 'ws')}/graphql` })
    const headers = { authorization: `Bearer ${await newsroom.token()}` }
    const client = new ApolloClient({
      cache: new InMemoryCache(),
      link: ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        new GraphQLWsLink(socket),
        new HttpLink({ uri: `${newsroom.url}/graphql`, headers }),
      ),
    })
    const events = recorder<{ data?: unknown }>()
    const variables = { after: await asOf(newsroom.url) }
    const following = client.subscribe({ query: gql(SUBSCRIPTION), variables }).subscribe(events)
    const published = await client.mutate({ mutation: gql(MUTATION), variables: story('Flood in the north') })
    expect(published.data).toMatchObject({ publishArticle: { article: { version: 1 } } })
    expect((await events.values(1))[0]?.data).toMatchObject({
      latestNews: { kind: 'PUBLISHED', article: { headline: 'Flood in the north' } },
    })
    const page = await client.query({ query: gql(QUERY), variables: { first: 1 } })
    expect(page.data).toMatchObject({ latestNews: { nodes: [{ headline: 'Flood in the north' }] } })
    following.unsubscribe()
    client.stop()
    await socket.dispose()
  })
})
