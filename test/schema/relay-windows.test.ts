import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Chance, chance } from '../chance.ts'
import { openPublisher, type Publisher } from '../publisher.ts'
import { type WindowArguments, windowOf } from './window.ts'

const STORIES = 45
const WINDOWS_PER_LIST = 60

const PAGE = `edges { cursor node { headline } } nodes { headline }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount`
const BOTH = '$first: Int, $after: String, $last: Int, $before: String'
const WINDOW = 'first: $first, after: $after, last: $last, before: $before'

interface Member {
  readonly section: string
  readonly authors: readonly string[]
  readonly tags: readonly string[]
}

interface List {
  readonly name: string
  readonly query: string
  readonly backward: boolean
  readonly holds: (story: Member) => boolean
}

const LISTS: readonly List[] = [
  {
    name: 'all news',
    query: `query (${BOTH}) { list: latestNews(${WINDOW}) { ${PAGE} } }`,
    backward: true,
    holds: () => true,
  },
  {
    name: 'a section with those below it',
    query: `query (${BOTH}) { of: section(slug: "world") { list: articles(${WINDOW}) { ${PAGE} } } }`,
    backward: true,
    holds: ({ section }) => section === 'world' || section === 'europe',
  },
  {
    name: 'an author',
    query: `query ($first: Int = 20, $after: String) {
      of: author(slug: "ada") { list: articles(first: $first, after: $after) { ${PAGE} } } }`,
    backward: false,
    holds: ({ authors }) => authors.includes('Ada'),
  },
  {
    name: 'a tag',
    query: `query ($first: Int = 20, $after: String) {
      of: tag(slug: "sea") { list: articles(first: $first, after: $after) { ${PAGE} } } }`,
    backward: false,
    holds: ({ tags }) => tags.includes('Sea'),
  },
  {
    name: 'news of several tags and authors at once',
    query: `query (${BOTH}) {
      list: latestNews(filter: { tags: ["sea", "harbour"], authors: ["ada", "tom"] }, ${WINDOW}) { ${PAGE} } }`,
    backward: true,
    holds: ({ tags, authors }) => tags.length > 0 && authors.length > 0,
  },
]

interface Page {
  readonly edges: readonly { cursor: string; node: { headline: string } }[]
  readonly nodes: readonly { headline: string }[]
  readonly pageInfo: Record<string, unknown>
  readonly totalCount: number
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  const members = new Map<string, Member>()
  let newestFirst: string[] = []
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    const random = chance(7)
    for (let at = 0; at < STORIES; at++) {
      const story = {
        section: random.pick(['news', 'world', 'europe']),
        authors: random.some(['Ada', 'Tom']),
        tags: random.some(['Sea', 'Harbour']),
      }
      // Five minutes for 45 stories: most of them have their time in common with others.
      const publishAt = new Date(Date.UTC(2026, 0, 1, 12, random.below(5)))
      const { article } = await publisher.publish({ ...story, headline: `${at}`, slug: `story-${at}`, publishAt })
      members.set(article.slug, story)
    }
    const { rows } = await sql<{ slug: string }>`
      select v.slug from article a join article_version v on v.article_id = a.id and v.version = a.version
      order by a.published_at desc, a.id desc`.execute(publisher.query)
    newestFirst = rows.map(({ slug }) => slug)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const page = async ({ query }: List, window: WindowArguments): Promise<Page> => {
    const answer = await publisher.ask<{ list?: Page; of?: { list: Page } }>(query, window)
    const found = answer.list ?? answer.of?.list
    if (!found) throw new Error('no list')
    return found
  }

  test.each(LISTS)('any window of $name is what the Relay specification makes of the list', async (list) => {
    const random = chance(11)
    const whole = await page(list, { first: 100 })
    const expected = newestFirst.filter((slug) =>
      list.holds(members.get(slug) ?? { section: '', authors: [], tags: [] }),
    )
    expect(whole.edges.map(({ node }) => `story-${node.headline}`)).toEqual(expected)
    const cursors = whole.edges.map(({ cursor }) => cursor)
    expect(new Set(cursors).size).toBe(expected.length)
    for (let round = 0; round < WINDOWS_PER_LIST; round++) {
      const window = randomWindow(random, cursors, list.backward)
      const model = windowOf(cursors, window)
      const { edges, nodes, pageInfo, totalCount } = await page(list, window)
      expect({ window, cursors: edges.map(({ cursor }) => cursor) }).toEqual({ window, cursors: model.cursors })
      expect(nodes).toEqual(edges.map(({ node }) => node))
      expect({ window, ...pageInfo }).toEqual({
        window,
        hasNextPage: model.hasNextPage,
        hasPreviousPage: model.hasPreviousPage,
        startCursor: model.cursors.at(0) ?? null,
        endCursor: model.cursors.at(-1) ?? null,
      })
      expect(totalCount).toBe(expected.length)
    }
  })
})

function randomWindow(random: Chance, cursors: readonly string[], backward: boolean): WindowArguments {
  const cursor = () => cursors[random.below(cursors.length)]
  const size = 1 + random.below(cursors.length + 2)
  if (!backward) return { first: random.maybe(() => size), after: random.maybe(cursor) }
  const ends = { after: random.maybe(cursor), before: random.maybe(cursor) }
  return random.pick<WindowArguments>([{ ...ends, first: size }, { ...ends, last: size }, ends])
}
