import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { ANONYMOUS, openPublisher, type Publisher, story, UPSERT_SECTION } from '../../publisher.ts'

const LIST = `query ($states: [ArticleState!], $section: String, $author: String, $language: LanguageTag, $query: String, $first: Int, $after: String) {
  articles(states: $states, section: $section, author: $author, language: $language, query: $query, first: $first, after: $after) {
    nodes { uri state } pageInfo { hasNextPage endCursor } totalCount
  }
}`
const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const WITHHOLD =
  'mutation ($id: ID!) { withholdArticle(input: { article: { id: $id }, reason: "Not now." }) { changed } }'

interface Listed {
  readonly articles: {
    readonly nodes: readonly { readonly uri: string; readonly state: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly totalCount: number
  }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    const { article } = await publisher.publish({ uri: 'urn:withheld', section: 'europe', language: 'en-GB' })
    await publisher.publish({ uri: 'urn:public', headline: 'Il perché', language: 'it', authors: ['Ada'] })
    await publisher.ask(DRAFT, { article: story({ uri: 'urn:draft', section: 'sport', authors: ['Ada', 'Bo'] }) })
    await publisher.publish({ uri: 'urn:due', publishAt: '2100-01-01T00:00:00Z', slugline: 'HARBOUR-STORM' })
    await publisher.ask(WITHHOLD, { id: article.id })
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const list = async (args: object) => (await publisher.ask<Listed>(LIST, args)).articles
  const uris = async (args: object) => (await list(args)).nodes.map(({ uri }) => uri)

  test('editors see articles in every state, the last change first', async () => {
    expect((await list({})).nodes).toEqual([
      { uri: 'urn:withheld', state: 'WITHHELD' },
      { uri: 'urn:due', state: 'SCHEDULED' },
      { uri: 'urn:draft', state: 'DRAFT' },
      { uri: 'urn:public', state: 'PUBLISHED' },
    ])
    expect(await uris({ states: ['DRAFT', 'SCHEDULED'] })).toEqual(['urn:due', 'urn:draft'])
    expect(await uris({ states: [] })).toEqual([])
  })

  test('a draft beside a public article is a change of it; a section that moves is none', async () => {
    await publisher.ask(DRAFT, { article: story({ uri: 'urn:public', headline: 'Il perché', language: 'it' }) })
    expect((await uris({}))[0]).toBe('urn:public')
    await publisher.ask(UPSERT_SECTION, { input: { slug: 'cycling', name: 'Cycling' } })
    await publisher.publish({ uri: 'urn:last', section: 'news' })
    await publisher.publish({ uri: 'urn:moved', section: 'cycling' })
    await publisher.publish({ uri: 'urn:last', section: 'news' })
    await publisher.ask(UPSERT_SECTION, { input: { slug: 'cycling', name: 'Cycling', parent: 'sport' } })
    expect((await uris({})).slice(0, 2)).toEqual(['urn:last', 'urn:moved'])
    await publisher.query.deleteFrom('article').where('uri', 'in', ['urn:last', 'urn:moved']).execute()
  })

  test('they are found by section, author, language and the beginnings of words', async () => {
    for (const [args, found] of [
      [{ section: 'world' }, ['urn:withheld']],
      [{ author: 'bo' }, ['urn:draft']],
      [{ language: 'en' }, ['urn:withheld', 'urn:due', 'urn:draft']],
      [{ query: 'PERCHE' }, ['urn:public']],
      [{ query: 'storm har' }, ['urn:due']],
      [{ query: 'nothing' }, []],
      [{ author: 'ada', states: ['PUBLISHED'], query: 'il' }, ['urn:public']],
    ] as const) {
      expect(await uris(args), JSON.stringify(args)).toEqual(found)
    }
  })

  test('a list is read page by page', async () => {
    const first = await list({ first: 3 })
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } })
    const rest = await list({ first: 3, after: first.pageInfo.endCursor })
    expect(rest).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: false } })
    expect([...first.nodes, ...rest.nodes].map(({ uri }) => uri)).toEqual(await uris({}))
  })

  test('readers do not see the list', async () => {
    expect(await publisher.refusal(LIST, {}, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
  })
})
