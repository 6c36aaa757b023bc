import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { REFUSALS } from '../graphql/every-transport.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'

const LISTED = 'query ($filter: NewsFilter) { latestNews(filter: $filter) { asOf } }'
const PUBLISH = 'mutation ($story: PublishArticleInput!) { publishArticle(input: $story) { cursor } }'
const STORY = { headline: 'Tide', language: 'en', section: 'news' }

// What is wrong, the operation, its variables, and where it is wrong.
const WRONG: readonly [string, string, object, (string | number)[]][] = [
  ['a variable that is missing', 'query ($id: ID!) { node(id: $id) { id } }', {}, ['id']],
  ['a variable that is null', 'query ($id: ID!) { node(id: $id) { id } }', { id: null }, ['id']],
  ['a variable of another type', 'query ($size: Int) { latestNews(first: $size) { asOf } }', { size: '5' }, ['size']],
  [
    'a number that is too large',
    'query ($size: Int) { latestNews(first: $size) { asOf } }',
    { size: 2 ** 40 },
    ['size'],
  ],
  ['a list in place of an object', LISTED, { filter: ['news'] }, ['filter']],
  ['an unknown value of an enum', PUBLISH, { story: { ...STORY, access: 'GOSSIP' } }, ['story', 'access']],
  ['half a date', LISTED, { filter: { publishedFrom: '2026-01' } }, ['filter', 'publishedFrom']],
  ['no language', LISTED, { filter: { languages: ['it', 'en', 'e'] } }, ['filter', 'languages', 2]],
  ['an unknown field', LISTED, { filter: { label: 'breaking' } }, ['filter']],
  [
    'a value that looks like a place',
    LISTED,
    { filter: { languages: [' at "filter.sections[3]"; '] } },
    ['filter', 'languages', 0],
  ],
  ['a required field that is missing', PUBLISH, { story: { headline: 'Tide' } }, ['story']],
  [
    'a block of no kind',
    PUBLISH,
    { story: { ...STORY, body: [{ kind: 'PARAGRAPH', html: 'a' }, { html: 'b' }] } },
    ['story', 'body', 1],
  ],
  [
    'a picture at no address',
    PUBLISH,
    { story: { ...STORY, bodyHtml: '<p>a</p>', leadMedia: { kind: 'IMAGE', url: 'ftp://pier' } } },
    ['story', 'leadMedia', 'url'],
  ],
  ['an argument that is null by a variable', 'query ($id: ID = "x") { node(id: $id) { id } }', { id: null }, ['id']],
  ['an id of nothing', '{ node(id: "harbour") { id } }', {}, ['id']],
  ['ids of nothing', '{ nodes(ids: ["harbour"]) { id } }', {}, ['ids', 0]],
  [
    'text that no database holds',
    'query ($slug: String!) { article(ref: { slug: $slug }) { id } }',
    { slug: 'a\0' },
    ['slug'],
  ],
  ['such a text in the document', '{ article(ref: { slug: "a\\u0000" }) { id } }', {}, ['ref']],
  [
    'half a character in a list',
    'query ($filter: NewsFilter) { latestNews(filter: $filter) { asOf } }',
    { filter: { tags: ['floods', '\udc00'] } },
    ['filter', 'tags', 1],
  ],
  ['an id of something else', '{ article(ref: { id: "harbour" }) { id } }', {}, ['ref', 'id']],
  ['two names', 'query ($ref: ArticleRef!) { article(ref: $ref) { id } }', { ref: { slug: 'a', uri: 'b' } }, ['ref']],
  ['a page that is too long', '{ latestNews(first: 101) { asOf } }', {}, ['first']],
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  describe.each(REFUSALS)('over %s', (_transport, refused) => {
    test.each(WRONG)('%s is reported with the path to the value', async (_what, query, variables, path) => {
      const { message, extensions } = await refused(newsroom.url, query, variables, await newsroom.token())
      expect(extensions.code, message).toBe('BAD_USER_INPUT')
      expect(extensions.issues).toEqual([{ path, message: expect.stringMatching(/./) }])
      expect(JSON.stringify(extensions)).not.toContain('Did you mean')
    })
  })
})
