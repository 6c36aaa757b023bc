import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'

const QUERY = '{ latestNews(first: 1) { totalCount } }'
const MUTATION = `mutation {
  publishArticle(input: { headline: "Quay reopens", language: "en", section: "news", bodyHtml: "<p>Words.</p>" }) { cursor }
}`
const RESPONSE = 'application/graphql-response+json'

// What a client accepts, and the media type that it gets; null: it is refused.
const ACCEPTED: readonly [string, string | null][] = [
  ['*/*', 'application/json'],
  [`${RESPONSE};q=0.1, application/json;q=0.9`, 'application/json'],
  [`application/json;q=0.1, ${RESPONSE}`, RESPONSE],
  [`application/json;q=0, ${RESPONSE};q=0.2`, RESPONSE],
  ['multipart/mixed, application/json', 'application/json'],
  ['text/event-stream, application/json;q=0.5', 'text/event-stream'],
  ['text/event-stream;q=0.1, application/json', 'application/json'],
  ['multipart/mixed', null],
  ['application/xml', null],
  [`application/json;q=0, ${RESPONSE};q=0`, null],
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  const get = (headers: HeadersInit) => fetch(`${newsroom.url}/graphql?query=${encodeURIComponent(QUERY)}`, { headers })
  const post = (query: string, headers: object) =>
    fetch(`${newsroom.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })

  test.each(['application/json', RESPONSE])(
    '%s has the same headers whether Postgres wrote the answer or not',
    async (accept) => {
      const headers = async (selection: string) => {
        const response = await post(`{ latestNews(first: 1) { ${selection} } }`, { accept })
        expect(response.status).toBe(200)
        const varying = ['etag', 'content-length', 'date', 'x-news-cursor', 'cache-tag']
        return [...response.headers].filter(([name]) => !varying.includes(name)).sort()
      }
      expect(await headers('asOf')).toEqual(await headers('totalCount'))
    },
  )

  test.each(ACCEPTED)(
    'who accepts %s is answered with %s, by each method, with and without a token',
    async (accept, type) => {
      const authorization = `Bearer ${await newsroom.token()}`
      const twice = [0, 1].flatMap(() => [
        get({ accept }),
        get({ accept, authorization }),
        post(QUERY, { accept }),
        post(QUERY, { accept, authorization }),
      ])
      for (const response of await Promise.all(twice)) {
        expect(response.status).toBe(type === null ? 406 : 200)
        const [given] = (response.headers.get('content-type') ?? '').split(';')
        if (type === null) expect(response.headers.get('accept')).toContain(RESPONSE)
        else expect(given).toBe(type)
        const text = await response.text()
        if (type?.endsWith('json')) expect(JSON.parse(text)).toEqual({ data: { latestNews: { totalCount: 0 } } })
      }
    },
  )

  test('nothing is executed for a client that takes no answer', async () => {
    const headers = { accept: 'application/xml', authorization: `Bearer ${await newsroom.token()}` }
    expect((await post(MUTATION, headers)).status).toBe(406)
    expect(await newsroom.ask('{ latestNews { totalCount } }')).toEqual({ latestNews: { totalCount: 0 } })
  })

  test('GraphiQL is for who prefers a page, in the coding that the browser prefers', async () => {
    const open = (accept: string, coding = 'identity') =>
      fetch(`${newsroom.url}/graphql`, { headers: { accept, 'accept-encoding': coding } })
    const page = await open('text/html,*/*;q=0.8', 'br;q=0, gzip')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-encoding')).toBe('gzip')
    expect((await open('text/html;q=0, application/json')).headers.get('content-type')).toContain('json')
  })
})
