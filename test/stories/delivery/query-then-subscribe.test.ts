import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { chance } from '../../chance.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'
import { openTicker, type Ticker } from '../../ticker.ts'
import { type EventStream, type EventStreamOptions, openEventStream } from './event-stream.ts'
import { anyFilter, anyStory, expectedNews, passing, type Story, type Written } from './expected-news.ts'

const SEEDS = Number(process.env.TEST_SEEDS ?? 200)
const AT_ONCE = 4
const WRITERS = 16

const LIST = `query ($filter: NewsFilter) {
  latestNews(first: 100, filter: $filter) { asOf totalCount nodes { uri version } }
}`
const FIELDS = [
  'at',
  'note',
  'articleId',
  'article { headline }',
  'article { id section { slug } tags { slug } }',
  'conflated',
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  test(`a list and the stream after its asOf leave nothing out, tell nothing twice and keep the order while ${WRITERS} writers publish (${SEEDS} seeds)`, {
    timeout: 180_000,
  }, async () => {
    const seeds = Array.from({ length: SEEDS }, (_, at) => at + 1).values()
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (const seed of seeds) await listThenFollow(newsroom, seed)
      }),
    )
  })
})

async function listThenFollow(newsroom: Newsroom, seed: number): Promise<void> {
  const chances = chance(seed)
  const tag = `seed-${seed}`
  const filter = anyFilter(chances, tag)
  const written: Written[] = []
  const write = async (story: Story, uri: string) => {
    const { cursor, article } = await newsroom.publish({ ...story, uri, tags: [tag] })
    written.push({ cursor, uri, version: article.version, story })
  }
  const work = Array.from({ length: WRITERS }, () => ({
    story: anyStory(chances),
    uri: `urn:test:${seed}:${chances.below(8)}`,
  }))
  const startAfter = chances.below(WRITERS)
  const query = `subscription ($filter: NewsFilter, $after: LogCursor) {
    latestNews(filter: $filter, after: $after) { cursor kind uri version ${chances.some(FIELDS).join(' ')} }
  }`
  const open = chances.pick<Open>([openTicker, openEventStream])

  const started = Promise.withResolvers<void>()
  const writing = Promise.all(
    work.map(async ({ story, uri }) => {
      await write(story, uri)
      if (written.length > startAfter) started.resolve()
    }),
  )
  await started.promise
  const list = await newsroom.ask<{ latestNews: List }>(LIST, { filter })
  const { asOf, nodes } = list.latestNews
  await using stream = await open(newsroom.url, { query, variables: { filter, after: asOf } })
  await writing
  // A final event: once it has arrived, all earlier ones have.
  const last = passing(filter)
  if (last) await write(last, `urn:test:${seed}:last`)

  const { listed, pushed } = expectedNews(written, filter, asOf)
  const messages = await stream.messages(pushed.length)
  expect(new Map(nodes.map(({ uri, version }) => [uri, version])), `seed ${seed}: the list`).toEqual(listed)
  expect(
    messages.map(({ data, errors }) => errors ?? picked(data?.latestNews)),
    `seed ${seed}: the stream`,
  ).toEqual(pushed)
  expect(messages.map(({ extensions }) => extensions?.cursor)).toEqual(pushed.map(({ cursor }) => cursor))
  if ('ids' in stream) expect(stream.ids).toEqual(pushed.map(({ cursor }) => cursor))
}

type Open = (url: string, options: EventStreamOptions) => Promise<Ticker | EventStream>

interface List {
  readonly asOf: string
  readonly nodes: readonly { uri: string; version: number }[]
}

function picked(event: unknown): object {
  const { cursor, kind, uri, version } = Object.assign({ cursor: '', kind: '', uri: '', version: 0 }, event)
  return { cursor, kind, uri, version }
}
