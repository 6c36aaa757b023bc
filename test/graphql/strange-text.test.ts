import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { send, tellsNothingOfOurInsides } from '../http/http-answer.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'

const STRANGE = [
  ['a NUL', 'a\u0000b'],
  ['a lone high surrogate', 'a\ud800b'],
  ['a lone low surrogate', '\udc00'],
  ['a very long word', 'x'.repeat(20_000)],
  ['text that runs both ways', '\u202eabc\u2066'],
] as const

// Every kind of argument that takes a text, with a hole in it for the text.
const ASKED: readonly [string, string, (text: string) => object][] = [
  ['the slug of an article', 'query ($t: String!) { article(ref: { slug: $t }) { id } }', (t) => ({ t })],
  ['the uri of an article', 'query ($t: String!) { article(ref: { uri: $t }) { id } }', (t) => ({ t })],
  ['the id of an article', 'query ($t: ID!) { article(ref: { id: $t }) { id } }', (t) => ({ t })],
  ['the slug of a section', 'query ($t: String!) { section(slug: $t) { id } }', (t) => ({ t })],
  ['the slug of an author', 'query ($t: String!) { author(slug: $t) { id } }', (t) => ({ t })],
  ['the slug of a tag', 'query ($t: String!) { tag(slug: $t) { id } }', (t) => ({ t })],
  ['the slug of a curation', 'query ($t: String!) { curation(slug: $t) { id } }', (t) => ({ t })],
  ['an id', 'query ($t: ID!) { node(id: $t) { id } }', (t) => ({ t })],
  ['ids', 'query ($t: [ID!]!) { nodes(ids: $t) { id } }', (t) => ({ t: [t] })],
  ['a search', 'query ($t: String!) { search(query: $t) { totalCount } }', (t) => ({ t })],
  ['a cursor', 'query ($t: String) { latestNews(after: $t) { asOf } }', (t) => ({ t })],
  [
    'a filter',
    'query ($f: NewsFilter) { latestNews(filter: $f) { asOf } }',
    (t) => ({ f: { sections: [t], tags: [t] } }),
  ],
  ['a language', 'query ($f: NewsFilter) { latestNews(filter: $f) { asOf } }', (t) => ({ f: { languages: [t] } })],
  ['a date', 'query ($f: NewsFilter) { latestNews(filter: $f) { asOf } }', (t) => ({ f: { publishedFrom: t } })],
]

const PUBLISH = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { article { id } } }'
const STORY = { headline: 'Tide', language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }
const WRITTEN = ['uri', 'slug', 'headline', 'standfirst', 'byline', 'section', 'bodyHtml', 'idempotencyKey']
const LISTED = ['authors', 'tags']
const NAMES = ['id', 'uri', 'slug']

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  /** It may be answered or refused, but not break anything. */
  const bearable = async (query: string, variables: object, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const { text } = await send(newsroom.url, JSON.stringify({ query, variables }), headers)
    tellsNothingOfOurInsides(text)
    const { errors = [] }: { errors?: { extensions: { code: string } }[] } = JSON.parse(text)
    for (const { extensions } of errors) {
      expect(['BAD_USER_INPUT', 'CURSOR_INVALID', 'NOT_FOUND'], text.slice(0, 300)).toContain(extensions.code)
    }
  }

  describe.each(STRANGE)('%s', (_name, strange) => {
    test.each(ASKED)('in %s breaks nothing', (_argument, query, variables) => bearable(query, variables(strange)))

    test.each(WRITTEN)('in the %s of a story breaks nothing', async (field) =>
      bearable(PUBLISH, { input: { ...STORY, [field]: strange } }, await newsroom.token()),
    )

    test.each(LISTED)('in the %s of a story breaks nothing', async (field) =>
      bearable(PUBLISH, { input: { ...STORY, [field]: [strange] } }, await newsroom.token()),
    )

    test.each(NAMES)('in the %s of an article that a story names breaks nothing', async (name) => {
      const ref = { [name]: strange }
      await bearable(PUBLISH, { input: { ...STORY, related: [ref] } }, await newsroom.token())
      await bearable(PUBLISH, { input: { ...STORY, translationOf: ref } }, await newsroom.token())
    })

    test('in the text of a query breaks nothing', async () => {
      const { text } = await send(newsroom.url, JSON.stringify({ query: `{ section(slug: "${strange}") { id } }` }))
      tellsNothingOfOurInsides(text)
      expect(text).not.toContain('INTERNAL_SERVER_ERROR')
    })
  })
})
