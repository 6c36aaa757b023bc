import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { ANONYMOUS, EDITOR, openPublisher, type Publisher, story } from '../../publisher.ts'

const LIST = `query ($prefix: String, $first: Int, $after: String) {
  authors(prefix: $prefix, first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } totalCount }
}`
const TAGS = 'query ($prefix: String) { tags(prefix: $prefix) { nodes { slug kind it: name(language: "it") } } }'
const DRAFT = 'mutation ($article: PublishArticleInput!) { saveDraft(input: { article: $article }) { article { id } } }'
const TAG = 'mutation ($input: UpsertTagInput!) { upsertTag(input: $input) { tag { slug } } }'
const CURATE = 'mutation ($input: SetCurationInput!) { setCuration(input: $input) { curation { id } } }'

interface Listed {
  readonly authors: {
    readonly nodes: readonly { readonly name: string }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
    readonly totalCount: number
  }
}

describe.each(backends)('on $name', (backend) => {
  let publisher: Publisher
  beforeAll(async () => {
    publisher = await openPublisher(backend)
    await publisher.publish({ authors: ['Élodie Martin', 'Ørsted Nils', 'maria Rossi', 'Zoë Öz'], tags: ['Sea'] })
    await publisher.ask(DRAFT, { article: story({ authors: ['Hidden Hand'], tags: ['Secret plan'] }) })
  })
  afterAll(() => publisher[Symbol.asyncDispose]())

  const names = async (variables: object, viewer = ANONYMOUS) =>
    (await publisher.ask<Listed>(LIST, variables, viewer)).authors.nodes.map(({ name }) => name)

  test('authors are in the order of their names, whatever their accents and capitals', async () => {
    expect(await names({})).toEqual(['Élodie Martin', 'maria Rossi', 'Ørsted Nils', 'Zoë Öz'])
  })

  test('each word of a prefix begins a word of the name, in any order', async () => {
    for (const [prefix, found] of [
      ['ross', ['maria Rossi']],
      ['ROSSI mar', ['maria Rossi']],
      ['elod', ['Élodie Martin']],
      ['oz', ['Zoë Öz']],
      ['öz', ['Zoë Öz']],
      ['ossi', []],
      ["'; drop table author; --", []],
      [' ', ['Élodie Martin', 'maria Rossi', 'Ørsted Nils', 'Zoë Öz']],
    ] as const) {
      expect(await names({ prefix }), prefix).toEqual(found)
    }
    expect(await publisher.refusal(LIST, { prefix: 'a'.repeat(101) })).toMatchObject({ issues: [{ path: ['prefix'] }] })
  })

  test('readers see the authors, tags and curations of public articles, editors all of them', async () => {
    expect(await names({ prefix: 'hidden' })).toEqual([])
    expect(await names({ prefix: 'hidden' }, EDITOR)).toEqual(['Hidden Hand'])
    expect(await publisher.ask(TAGS, { prefix: 'secret' }, ANONYMOUS)).toEqual({ tags: { nodes: [] } })
    expect(await publisher.ask(TAGS, { prefix: 'secret' })).toMatchObject({
      tags: { nodes: [{ slug: 'secret-plan' }] },
    })
    const { article } = await publisher.publish()
    await publisher.ask(CURATE, { input: { slug: 'empty', title: 'Empty', articles: [] } })
    await publisher.ask(CURATE, { input: { slug: 'featured', title: 'Featured', articles: [{ id: article.id }] } })
    const curations = '{ curations { nodes { slug } } }'
    expect(await publisher.ask(curations, {}, ANONYMOUS)).toEqual({ curations: { nodes: [{ slug: 'featured' }] } })
    expect(await publisher.ask(curations)).toEqual({ curations: { nodes: [{ slug: 'empty' }, { slug: 'featured' }] } })
  })

  test('a list is read page by page', async () => {
    const first = (await publisher.ask<Listed>(LIST, { first: 3 }, ANONYMOUS)).authors
    expect(first).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: 4 })
    const rest = (await publisher.ask<Listed>(LIST, { first: 3, after: first.pageInfo.endCursor }, ANONYMOUS)).authors
    expect(rest).toMatchObject({ nodes: [{ name: 'Zoë Öz' }], pageInfo: { hasNextPage: false }, totalCount: 4 })
    expect(await publisher.refusal(LIST, { after: 'nonsense' })).toEqual({ code: 'CURSOR_INVALID' })
  })

  test('a tag has a kind and names by language, and is found by each of them', async () => {
    const input = { slug: 'sea', name: 'Sea', kind: 'PLACE', names: [{ language: 'it', text: 'Mare' }] }
    await publisher.ask(TAG, { input })
    for (const prefix of ['mar', 'SEA']) {
      expect(await publisher.ask(TAGS, { prefix }, ANONYMOUS), prefix).toEqual({
        tags: { nodes: [{ slug: 'sea', kind: 'PLACE', it: 'Mare' }] },
      })
    }
    expect(await publisher.refusal(TAG, { input: { ...input, slug: 'The Sea' } })).toMatchObject({
      issues: [{ path: ['input', 'slug'] }],
    })
    expect(await publisher.refusal(TAG, { input }, ANONYMOUS)).toEqual({ code: 'UNAUTHENTICATED' })
  })

  test('sections are in the order of their tree, and found by name', async () => {
    const sections = 'query ($prefix: String) { sections(prefix: $prefix, first: 2) { nodes { slug } } }'
    expect(await publisher.ask(sections, {}, ANONYMOUS)).toEqual({
      sections: { nodes: [{ slug: 'news' }, { slug: 'sport' }] },
    })
    expect(await publisher.ask(sections, { prefix: 'EUR' })).toEqual({ sections: { nodes: [{ slug: 'europe' }] } })
  })
})
