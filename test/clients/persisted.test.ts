import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { Client, cacheExchange, fetchExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/graphql/documents.ts'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { QUERY } from './operations.ts'

/** A `fetch` that records its requests. */
function noting() {
  const asked: { method: string; named: boolean; cache: string | null }[] = []
  const fetching: typeof fetch = async (input, init) => {
    const response = await fetch(input, { ...init, signal: null })
    const named = !`${input}${init?.body ?? ''}`.includes('latestNews')
    asked.push({ method: init?.method ?? 'GET', named, cache: response.headers.get('x-cache') })
    return response
  }
  return { asked, fetching }
}

/** The requests of automatic persisted queries: hash only (not found), hash with text, then hash only, for all readers. */
const BY_NAME = { method: 'GET', named: true, cache: 'HIT' }

describe.each(backends)('on $name', (backend) => {
  test('Apollo Client sends a query once, and names it from then on', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.hear((await newsroom.publish({ headline: 'Flood in the north' })).cursor)
    const { asked, fetching } = noting()
    const open = () =>
      new ApolloClient({
        cache: new InMemoryCache(),
        link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(
          new HttpLink({ uri: `${newsroom.url}/graphql`, fetch: fetching }),
        ),
      })
    for (const _ of [1, 2, 3]) {
      const client = open()
      const { data } = await client.query({ query: gql(QUERY), variables: { first: 1 } })
      expect(data).toMatchObject({ latestNews: { nodes: [{ headline: 'Flood in the north' }] } })
      client.stop()
    }
    expect(asked.slice(0, 2)).toMatchObject([{ named: true }, { named: false }])
    expect(asked.at(-1)).toEqual(BY_NAME)
  })

  test('urql does so too', async () => {
    await using newsroom = await openNewsroom(backend)
    await newsroom.hear((await newsroom.publish({ headline: 'Flood in the north' })).cursor)
    const { asked, fetching } = noting()
    for (const _ of [1, 2, 3]) {
      const client = new Client({
        url: `${newsroom.url}/graphql`,
        fetch: fetching,
        preferGetMethod: 'force',
        exchanges: [cacheExchange, persistedExchange({ preferGetForPersistedQueries: 'force' }), fetchExchange],
      })
      const { data, error } = await client.query(QUERY, { first: 1 })
      expect(error).toBeUndefined()
      expect(data).toMatchObject({ latestNews: { nodes: [{ headline: 'Flood in the north' }] } })
    }
    expect(asked.slice(0, 2)).toMatchObject([{ named: true }, { named: false }])
    expect(asked.at(-1)).toEqual(BY_NAME)
  })
})
