import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story } from '../publisher.ts'

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }'
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'

interface Ids {
  readonly article: {
    id: string
    section: { id: string }
    authors: { id: string }[]
    tags: { id: string }[]
    labels: { id: string }[]
  }
  readonly curation: { id: string }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  async function oneOfEach(): Promise<Map<string, string>> {
    const { article } = await publisher.publish({
      uri: 'urn:one',
      authors: ['Ada Conti'],
      tags: ['Harbours'],
      labels: ['live'],
    })
    await publisher.ask('mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }', {
      input: { slug: 'featured', articles: [{ id: article.id }] },
    })
    const found = await publisher.ask<Ids>(
      '{ article(ref: { uri: "urn:one" }) { id section { id } authors { id } tags { id } labels { id } } curation(slug: "featured") { id } }',
    )
    return new Map([
      ['Article', found.article.id],
      ['Section', found.article.section.id],
      ['Author', found.article.authors[0]?.id ?? ''],
      ['Tag', found.article.tags[0]?.id ?? ''],
      ['Label', found.article.labels[0]?.id ?? ''],
      ['Curation', found.curation.id],
    ])
  }

  test('everything with an id can be fetched again by it alone, one by one and together', async () => {
    const ids = await oneOfEach()
    for (const [__typename, id] of ids) {
      expect(await publisher.ask(NODE, { id }, ANONYMOUS)).toEqual({ node: { __typename, id } })
    }
    const all = [...ids.values()].reverse()
    expect(await publisher.ask(NODES, { ids: all }, ANONYMOUS)).toEqual({ nodes: all.map((id) => ({ id })) })
  })

  test('what is asked for several times in one request is found each time', async () => {
    for (const [__typename, id] of await oneOfEach()) {
      const document = `query ($id: ID!) {
        one: node(id: $id) { __typename id } same: node(id: $id) { __typename } many: nodes(ids: [$id, $id]) { __typename id }
      }`
      const node = { __typename, id }
      expect(await publisher.ask(document, { id }, ANONYMOUS)).toEqual({
        one: node,
        same: { __typename },
        many: [node, node],
      })
    }
  })

  test('ids are opaque: they show neither a type nor a slug, and differ between types', async () => {
    const ids = [...(await oneOfEach()).values()]
    expect(new Set(ids).size).toBe(6)
    for (const id of ids) expect(id).toMatch(/^[\w+/=-]{20,}$/)
    for (const id of ids) expect(id).not.toMatch(/article|section|author|tag|curation|urn|harbours/i)
  })

  test('an id of nothing is null, and among many only in its own place', async () => {
    const ids = await oneOfEach()
    const article = ids.get('Article') ?? ''
    const gone = Buffer.from('Article:01890000-0000-7000-8000-000000000000').toString('base64')
    expect(await publisher.ask(NODE, { id: gone })).toEqual({ node: null })
    expect(await publisher.ask(NODES, { ids: [article, gone, article] })).toEqual({
      nodes: [{ id: article }, null, { id: article }],
    })
  })

  test.each([
    'not an id',
    '',
    Buffer.from('Article:not-a-uuid').toString('base64'),
    Buffer.from('Nothing:01890000-0000-7000-8000-000000000000').toString('base64'),
    Buffer.from('Media:01890000-0000-7000-8000-000000000000').toString('base64'),
    Buffer.from("Article:'; drop table article; --").toString('base64'),
  ])('an id that is none (%j) is the client’s mistake, never ours', async (id) => {
    const { errors = [], data } = await publisher.post(NODE, { id })
    expect(data?.node ?? null).toBeNull()
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })

  test('an id that is none spoils no other question beside it', async () => {
    const id = (await oneOfEach()).get('Article') ?? ''
    const document = 'query ($id: ID!, $none: ID!) { one: node(id: $id) { id } other: node(id: $none) { id } }'
    const { data, errors } = await publisher.post(document, { id, none: Buffer.from('Article:x').toString('base64') })
    expect(data).toEqual({ one: { id }, other: null })
    expect(errors?.map(({ path }) => path)).toEqual([['other']])
  })

  test('more than 100 ids at once are refused', async () => {
    const article = (await oneOfEach()).get('Article') ?? ''
    const full = Array(100).fill(article)
    expect((await publisher.ask<{ nodes: unknown[] }>(NODES, { ids: full })).nodes).toHaveLength(100)
    expect(await publisher.refusal(NODES, { ids: [...full, article] })).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: ['ids'] }],
    })
  })

  test('a draft has no node for readers', async () => {
    const { saveDraft } = await publisher.ask<{ saveDraft: { article: { id: string } } }>(
      'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }',
      { article: story() },
    )
    const { id } = saveDraft.article
    expect(await publisher.ask(NODE, { id }, ANONYMOUS)).toEqual({ node: null })
    expect(await publisher.ask(NODE, { id })).toEqual({ node: { __typename: 'Article', id } })
  })
})
