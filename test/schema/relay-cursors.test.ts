import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openPublisher, type Publisher } from '../publisher.ts'

const FORWARD = `query ($after: String) { latestNews(filter: { sections: ["sport"] }, first: 3, after: $after) {
  edges { cursor node { slug } } pageInfo { hasNextPage endCursor } } }`
const BACKWARD = `query ($before: String) { latestNews(filter: { sections: ["sport"] }, last: 3, before: $before) {
  edges { cursor node { slug } } pageInfo { hasPreviousPage startCursor } } }`

interface Page {
  readonly latestNews: {
    readonly edges: readonly { cursor: string; node: { slug: string } }[]
    readonly pageInfo: {
      hasNextPage?: boolean
      hasPreviousPage?: boolean
      startCursor?: string | null
      endCursor?: string | null
    }
  }
}

const noon = Date.UTC(2026, 0, 1, 12)

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const at = (minute: number, fields: object = {}) =>
    publisher.publish({ section: 'sport', publishAt: new Date(noon + minute * 60_000), ...fields })

  test('a reader who pages while news come in meets every story that was there once, in both directions', async () => {
    const there = new Set<string>()
    for (let minute = 0; minute < 10; minute++) there.add((await at(minute - (minute % 2))).article.slug)
    for (const direction of ['forward', 'backward']) {
      const met: string[] = []
      for (let cursor: string | null | undefined, more = true; more; ) {
        const { latestNews } = await publisher.ask<Page>(
          direction === 'forward' ? FORWARD : BACKWARD,
          direction === 'forward' ? { after: cursor } : { before: cursor },
        )
        const slugs = latestNews.edges.map(({ node }) => node.slug)
        if (direction === 'forward') met.push(...slugs)
        else met.unshift(...slugs)
        const { hasNextPage, hasPreviousPage, endCursor, startCursor } = latestNews.pageInfo
        more = hasNextPage ?? hasPreviousPage ?? false
        cursor = endCursor ?? startCursor
        // Above, below and in the middle of where the reader is.
        for (const minute of [20, -20, 4]) await at(minute)
      }
      expect(met.filter((slug) => there.has(slug)).sort()).toEqual([...there].sort())
      expect(new Set(met).size).toBe(met.length)
    }
  })

  test('a cursor stays good when its story changes, is retold under another section, or goes', async () => {
    const { article } = await at(100)
    const below = await at(99)
    const find = async () => (await publisher.ask<Page>(FORWARD)).latestNews.edges
    const mine = (await find()).find(({ node }) => node.slug === article.slug)
    const after = async () => {
      const { latestNews } = await publisher.ask<Page>(FORWARD, { after: mine?.cursor })
      return latestNews.edges[0]?.node.slug
    }
    expect(await after()).toBe(below.article.slug)
    await at(100, { uri: article.uri, headline: 'Said otherwise' })
    expect((await find()).find(({ node }) => node.slug === article.slug)?.cursor).toBe(mine?.cursor)
    await at(100, { uri: article.uri, section: 'news' })
    expect(await after()).toBe(below.article.slug)
  })

  test.each([
    ['nonsense', 'nonsense'],
    ['a cursor of a search', Buffer.from('["newest",1,"01890000-0000-7000-8000-000000000000"]').toString('base64url')],
    [
      'a time no calendar has',
      Buffer.from('["news",9e99,"01890000-0000-7000-8000-000000000000"]').toString('base64url'),
    ],
    ['SQL', Buffer.from('["news",1,"\'; drop table article"]').toString('base64url')],
  ])('%s as a cursor is refused as such', async (_name, cursor) => {
    expect(await publisher.refusal(FORWARD, { after: cursor })).toMatchObject({ code: 'CURSOR_INVALID' })
    expect(await publisher.refusal(BACKWARD, { before: cursor })).toMatchObject({ code: 'CURSOR_INVALID' })
  })

  test.each(['first: 0', 'first: -1', 'first: 101', 'last: 0', 'last: 101', 'first: 5, last: 5'])(
    'a window of %s is refused with the argument that is wrong',
    async (window) => {
      const name = window.includes('last') ? 'last' : 'first'
      const { code, issues } = await publisher.refusal(`{ latestNews(${window}) { asOf } }`)
      expect({ code, issues }).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path: [name] }] })
    },
  )

  test('a cursor of one list of news is a place in every other, whatever its filter', async () => {
    for (let minute = 0; minute < 8; minute++) {
      await at(10_000 + minute, { section: minute % 2 ? 'sport' : 'world', tags: ['Regatta'], authors: ['Ada'] })
    }
    const list = 'edges { cursor node { slug publishedAt } }'
    const lists = [
      `latestNews(filter: { tags: ["regatta"] }, first: 20, after: $after) { ${list} }`,
      `section(slug: "sport") { articles(filter: { tags: ["regatta"] }, first: 20, after: $after) { ${list} } }`,
      `tag(slug: "regatta") { articles(after: $after) { ${list} } }`,
      `author(slug: "ada") { articles(filter: { sections: ["world"] }, after: $after) { ${list} } }`,
    ]
    type Edges = readonly { readonly cursor: string; readonly node: { readonly publishedAt: string } }[]
    const edgesOf = async (field: string, after: string | null): Promise<Edges> => {
      const [found] = Object.values(await publisher.ask(`query ($after: String) { ${field} }`, { after }))
      const { edges } = Object(found).articles ?? Object(found)
      return edges
    }
    for (const one of lists) {
      for (const { cursor, node } of await edgesOf(one, null)) {
        for (const other of lists) {
          const older = (await edgesOf(other, null)).filter(
            ({ node: { publishedAt } }) => publishedAt < node.publishedAt,
          )
          expect(await edgesOf(other, cursor)).toEqual(older)
        }
      }
    }
  })

  test('a cursor is refused where its place means nothing: other words, another story, another order', async () => {
    const [one, two] = [await at(20_000, { headline: 'Regatta won' }), await at(20_001, { headline: 'Regatta lost' })]
    for (const { article } of [one, two]) await publisher.publish({ uri: article.uri, headline: 'Regatta finished' })
    const search = `query ($query: String!, $after: String, $order: SearchOrder) {
      search(query: $query, orderBy: $order, after: $after, first: 1) { edges { cursor } } }`
    const found = async (variables: object) =>
      (await publisher.ask<{ search: { edges: { cursor: string }[] } }>(search, variables)).search.edges
    const [regatta] = await found({ query: 'regatta' })
    const [newest] = await found({ query: 'regatta', order: 'NEWEST' })
    expect(await found({ query: 'regatta', after: regatta?.cursor })).toHaveLength(1)
    expect(await found({ query: 'finished', after: newest?.cursor, order: 'NEWEST' })).toHaveLength(1)
    const invalid = { code: 'CURSOR_INVALID' }
    expect(await publisher.refusal(search, { query: 'finished', after: regatta?.cursor })).toMatchObject(invalid)
    expect(await publisher.refusal(search, { query: 'regatta', after: newest?.cursor })).toMatchObject(invalid)
    const revisions = `query ($uri: String!, $after: String) {
      article(ref: { uri: $uri }) { revisions(after: $after) { edges { cursor node { version } } } } }`
    const { article } = await publisher.ask<{ article: { revisions: { edges: { cursor: string }[] } } }>(
      revisions,
      one.article,
    )
    const after = article.revisions.edges[0]?.cursor
    expect(await publisher.ask(revisions, { uri: one.article.uri, after })).toMatchObject({
      article: { revisions: { edges: [{ node: { version: 1 } }] } },
    })
    expect(await publisher.refusal(revisions, { uri: two.article.uri, after })).toMatchObject(invalid)
  })
})
