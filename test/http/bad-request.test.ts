import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { failure, MODERN, OLD, send } from './http-answer.ts'
import { rawRequest } from './raw-request.ts'

const text = (query: string, variables?: object) => JSON.stringify({ query, variables })

// What was sent, its code, and the status by the old media type and by the one whose statuses tell.
const REFUSED: readonly [string, string, string, number, number][] = [
  ['JSON that breaks off', '{"query": "{ sections', 'BAD_REQUEST', 400, 400],
  ['an empty body', '', 'BAD_REQUEST', 400, 400],
  ['a text in place of an object', '"{ sections { slug } }"', 'BAD_REQUEST', 400, 400],
  ['null in place of an object', 'null', 'BAD_REQUEST', 400, 400],
  ['two operations at once', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', 'BATCHING_DISABLED', 400, 400],
  ['no query', '{"variables": {}}', 'BAD_REQUEST', 400, 400],
  ['a query that is a number', '{"query": 7}', 'BAD_REQUEST', 400, 400],
  ['variables that are a list', '{"query":"{ __typename }","variables":[1]}', 'BAD_REQUEST', 400, 400],
  ['variables that are a text', '{"query":"{ __typename }","variables":"{}"}', 'BAD_REQUEST', 400, 400],
  ['an operationName that is a number', '{"query":"{ __typename }","operationName":1}', 'BAD_REQUEST', 400, 400],
  ['a document without an end', text('{ sections { slug '), 'GRAPHQL_PARSE_FAILED', 200, 400],
  ['an empty document', text(''), 'GRAPHQL_PARSE_FAILED', 200, 400],
  ['nothing but a comment', text('# news?'), 'GRAPHQL_PARSE_FAILED', 200, 400],
  ['a field that nobody has', text('{ sectons { slug } }'), 'GRAPHQL_VALIDATION_FAILED', 200, 400],
  ['an argument that nobody has', text('{ section(slog: "a") { slug } }'), 'GRAPHQL_VALIDATION_FAILED', 200, 400],
  [
    'an order that nobody has',
    text('{ search(query: "news", orderBy: BEST) { totalCount } }'),
    'GRAPHQL_VALIDATION_FAILED',
    200,
    400,
  ],
  ['a number where a text belongs', text('{ section(slug: 7) { slug } }'), 'GRAPHQL_VALIDATION_FAILED', 200, 400],
  [
    'an operation that the document lacks',
    '{"query":"query A { __typename }","operationName":"B"}',
    'BAD_REQUEST',
    200,
    400,
  ],
  ['two operations and no name', text('query A { __typename } query B { __typename }'), 'BAD_REQUEST', 200, 400],
  ['a subscription, which needs a stream', text('subscription { latestNews { cursor } }'), 'BAD_REQUEST', 200, 400],
  [
    'a variable of a wrong type',
    text('query ($slug: String!) { section(slug: $slug) { slug } }', { slug: 7 }),
    'BAD_USER_INPUT',
    200,
    400,
  ],
  [
    'a variable that is missing',
    text('query ($slug: String!) { section(slug: $slug) { slug } }'),
    'BAD_USER_INPUT',
    200,
    400,
  ],
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  test.each(['TRACE', 'DELETE', 'PROPFIND'])(
    '%s gets a 405 that lists the allowed methods, and is not logged as an error',
    async (method) => {
      const url = `${newsroom.url}/graphql?query={__typename}`
      for (const headers of [{}, { authorization: 'Bearer none' }]) {
        const { status, headers: told } = await rawRequest(url, headers, method)
        expect([status, told.allow]).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
      }
      expect(await (await fetch(`${newsroom.url}/metrics`)).text()).toMatch(/^tickertape_errors_total 0$/m)
    },
  )

  describe.each(REFUSED)('%s', (_name, body, code, oldStatus, modernStatus) => {
    test.each([
      [OLD, oldStatus],
      [MODERN, modernStatus],
    ])('is refused to readers of %s', async (accept, status) => {
      const answer = await send(newsroom.url, body, { accept })
      expect(failure(answer.text).extensions.code, answer.text).toBe(code)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-type')).toContain(accept)
      expect(JSON.parse(answer.text)).not.toHaveProperty('data')
    })
  })
})
