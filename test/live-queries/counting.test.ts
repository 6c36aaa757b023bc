import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { type LiveReader, measured, openLiveClient } from './live-client.ts'

const FOLLOWERS = 200
const DISTINCT = 1_000
const PER_SOCKET = 20
const runs = (url: string) => measured(url, 'live_query_runs_total')

describe.each(backends)('on $name', (backend) => {
  test(`a live query with ${FOLLOWERS} followers is executed once for each event that touches it`, async () => {
    await using newsroom = await openNewsroom(backend, { MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '0' })
    using opened = new DisposableStack()
    const readers: LiveReader[] = []
    for (let at = 0; at < FOLLOWERS / PER_SOCKET; at++) {
      const client = opened.use(await openLiveClient(newsroom.url))
      // The same query, written differently.
      for (let id = 0; id < PER_SOCKET; id++) {
        readers.push(
          client.ask(
            `query N${id % 2 ? ' ' : ''} @live { latestNews(first: 3) { nodes {${' '.repeat(id)}headline } } }`,
          ),
        )
      }
    }
    await Promise.all(readers.map((reader) => reader.answers(1)))
    expect(await runs(newsroom.url)).toBe(1)
    for (let event = 1; event <= 3; event++) {
      await newsroom.publish()
      await Promise.all(readers.map((reader) => reader.answers(1 + event)))
      expect(await runs(newsroom.url)).toBe(1 + event)
    }
  })

  test(`of ${DISTINCT} different live queries, an event executes the three that it touches`, async () => {
    await using newsroom = await openNewsroom(backend, {
      MAX_OPERATIONS_PER_MINUTE_AND_ADDRESS: '0',
      MAX_MESSAGES_PER_SECOND: '100',
      MAX_SUBSCRIPTIONS_PER_CLIENT: '10000',
      MAX_LIVE_RUNS_PER_SECOND: '10000',
    })
    const { article } = await newsroom.publish({ slug: 'tide', headline: 'Tide' })
    await newsroom.hear((await newsroom.publish()).cursor)
    using opened = new DisposableStack()
    const untouched: LiveReader[] = []
    for (let at = 0; at < DISTINCT / PER_SOCKET; at++) {
      const client = opened.use(await openLiveClient(newsroom.url))
      const asked = Array.from({ length: at === 0 ? PER_SOCKET - 3 : PER_SOCKET }, (_, id) =>
        client.ask('query ($slug: String!) @live { section(slug: $slug) { name } }', { slug: `none-${at}-${id}` }),
      )
      await Promise.all(asked.map((reader) => reader.answers(1)))
      untouched.push(...asked)
    }
    const client = opened.use(await openLiveClient(newsroom.url))
    const touched = ['headline', 'version', 'slug headline'].map((fields) =>
      client.ask(`query @live { article(ref: { slug: "tide" }) { ${fields} } }`),
    )
    await Promise.all(touched.map((reader) => reader.answers(1)))
    expect(await measured(newsroom.url, 'live_queries')).toBe(DISTINCT)
    expect(await runs(newsroom.url)).toBe(DISTINCT)
    await newsroom.publish({ uri: article.uri, slug: 'tide', headline: 'High tide' })
    await Promise.all(touched.map((reader) => reader.answers(2)))
    expect(await runs(newsroom.url)).toBe(DISTINCT + 3)
    expect(untouched.every(({ received }) => received.length === 1)).toBe(true)
  })
})
