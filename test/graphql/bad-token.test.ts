import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mintToken } from '../../src/auth/tokens.ts'
import { backends, TEST_SECRET } from '../backends.ts'
import { failure, MODERN, OLD, send, tellsNothingOfOurInsides } from '../http/http-answer.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { openSocket } from '../websocket/raw-socket.ts'
import { REFUSALS } from './every-transport.ts'

const NEWS = '{ latestNews { asOf } }'
const PUBLISH = 'mutation ($input: PublishArticleInput!) { publishArticle(input: $input) { cursor } }'
const STORY = { input: { headline: 'Tide', language: 'en', section: 'news', bodyHtml: '<p>Words.</p>' } }
const SCOPE = 'articles:write'

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = { sub: 'editor', scope: SCOPE, exp: Math.floor(Date.now() / 1000) + 600 }

// A token by nobody, by somebody else, from yesterday, and things that are no tokens.
const BAD: readonly [string, () => Promise<string> | string][] = [
  ['expired', async () => `Bearer ${await mintToken(TEST_SECRET, 'editor', SCOPE, -1)}`],
  ['signed with another key', async () => `Bearer ${await mintToken('x'.repeat(40), 'editor', SCOPE, 600)}`],
  ['not signed (alg none)', () => `Bearer ${part({ alg: 'none' })}.${part(claims)}.`],
  ['not signed, with a signature', () => `Bearer ${part({ alg: 'none' })}.${part(claims)}.AAAA`],
  ['of another algorithm', () => `Bearer ${part({ alg: 'HS512' })}.${part(claims)}.AAAA`],
  ['no token at all', () => 'Bearer editor'],
  ['of another scheme', () => 'Basic ZWRpdG9yOmVkaXRvcg=='],
  ['without a subject', async () => `Bearer ${await mintToken(TEST_SECRET, '', SCOPE, 600)}`],
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  describe.each(BAD)('a token that is %s', (_name, authorization) => {
    test.each([
      [OLD, 200],
      [MODERN, 401],
    ])('is refused to readers of %s, also when none is needed', async (accept, status) => {
      const headers = { accept, authorization: await authorization() }
      const answer = await send(newsroom.url, JSON.stringify({ query: NEWS }), headers)
      expect(failure(answer.text).extensions.code).toBe('UNAUTHENTICATED')
      expect(answer.status).toBe(status)
    })

    test('closes a socket with 4403, which its client retries with a new one', async () => {
      using socket = await openSocket(newsroom.url, { init: { authorization: await authorization() } })
      const { code, reason } = await socket.closed
      expect(code).toBe(4403)
      tellsNothingOfOurInsides(reason)
    })

    test('opens no event stream', async () => {
      const headers = { authorization: await authorization() }
      await using stream = await openStream(newsroom.url, { query: NEWS, headers })
      expect(stream.status).toBe(401)
    })
  })

  describe.each(REFUSALS)('over %s', (_name, refused) => {
    test('a reader without a token cannot publish', async () => {
      expect((await refused(newsroom.url, PUBLISH, STORY)).extensions.code).toBe('UNAUTHENTICATED')
    })

    test('a token with another scope cannot publish', async () => {
      const token = await newsroom.token('sections:write articles:writer')
      expect((await refused(newsroom.url, PUBLISH, STORY, token)).extensions.code).toBe('FORBIDDEN')
    })
  })

  test('nothing of all that was published', async () => {
    expect(await newsroom.ask('{ latestNews { totalCount } }')).toEqual({ latestNews: { totalCount: 0 } })
  })
})
