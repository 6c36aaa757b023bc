import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { failure, MODERN, OLD, send } from './http-answer.ts'

const PUBLISH = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { article { id } } }'
const FILTERED = 'query ($filter: NewsFilter) { latestNews(filter: $filter) { asOf } }'
const STORY = { headline: 'Tide', language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' }

// What is wrong with it, the query, its variables, and the status by the media type whose statuses tell.
const REFUSED: readonly [string, string, object, number][] = [
  ['a filter by a bad language tag', FILTERED, { filter: { languages: ['e'] } }, 400],
  ['a filter by half a date', FILTERED, { filter: { publishedFrom: '2026-01-06' } }, 400],
  ['a page of no stories', '{ latestNews(first: 0) { asOf } }', {}, 200],
  ['a page of more than a hundred', '{ latestNews(first: 101) { asOf } }', {}, 200],
  ['a page from both ends', '{ latestNews(first: 1, last: 1) { asOf } }', {}, 200],
  ['a story for a section that there is not', PUBLISH, { input: { ...STORY, section: 'atlantis' } }, 200],
  ['a story in a bad language tag', PUBLISH, { input: { ...STORY, language: 'english!' } }, 400],
  ['a story with a blank headline', PUBLISH, { input: { ...STORY, headline: ' \n ' } }, 200],
  ['a story without a headline', PUBLISH, { input: { ...STORY, headline: undefined } }, 400],
  ['a story with both bodies', PUBLISH, { input: { ...STORY, body: [{ kind: 'PARAGRAPH', html: 'Words.' }] } }, 200],
  ['a story without a body', PUBLISH, { input: { ...STORY, bodyHtml: undefined } }, 200],
  [
    'a story with a block of no kind',
    PUBLISH,
    { input: { ...STORY, bodyHtml: undefined, body: [{ html: 'a' }] } },
    400,
  ],
  [
    'a story with a picture at a javascript address',
    PUBLISH,
    { input: { ...STORY, leadMedia: { kind: 'IMAGE', url: 'javascript:alert(1)' } } },
    400,
  ],
  ['a story of an urgency out of bounds', PUBLISH, { input: { ...STORY, urgency: 0 } }, 200],
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  describe.each(REFUSED)('%s', (_name, query, variables, modernStatus) => {
    test.each([
      [OLD, 200],
      [MODERN, modernStatus],
    ])('is told to readers of %s', async (accept, status) => {
      const authorization = `Bearer ${await newsroom.token()}`
      const answer = await send(newsroom.url, JSON.stringify({ query, variables }), { accept, authorization })
      expect(failure(answer.text).extensions.code, answer.text).toBe('BAD_USER_INPUT')
      expect(answer.status).toBe(status)
    })
  })

  test('an unknown section is named with the way to it', async () => {
    const { errors } = await newsroom.post(
      PUBLISH,
      { input: { ...STORY, section: 'atlantis' } },
      await newsroom.token(),
    )
    expect(errors?.[0]?.extensions.issues).toMatchObject([{ path: ['input', 'section'] }])
  })
})
