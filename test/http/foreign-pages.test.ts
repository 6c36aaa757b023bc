import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openSocket } from '../websocket/raw-socket.ts'
import { failure, send } from './http-answer.ts'

const EVIL = 'https://evil.example'
const FRIEND = 'https://partner.example'
const PUBLISH = `mutation {
  publishArticle(input: { headline: "Forged", language: "en", section: "news", bodyHtml: "<p>Words.</p>" }) { cursor }
}`

// What a page of another site can have a browser send without asking first.
const UNASKED: readonly [string, string][] = [
  ['application/x-www-form-urlencoded', new URLSearchParams({ query: PUBLISH }).toString()],
  ['text/plain', JSON.stringify({ query: PUBLISH })],
  ['text/plain; application/json', JSON.stringify({ query: PUBLISH })],
  ['multipart/form-data; boundary=x', `--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n${PUBLISH}\r\n--x--`],
  ['application/graphql', PUBLISH],
  ['application/json; charset=latin1', JSON.stringify({ query: PUBLISH })],
  ['', JSON.stringify({ query: PUBLISH })],
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, { ALLOWED_ORIGINS: FRIEND })
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  test.each(UNASKED)('a mutation sent as "%s" is not executed', async (type, body) => {
    const authorization = `Bearer ${await newsroom.token()}`
    for (const path of ['', '/stream']) {
      const response = await fetch(`${newsroom.url}/graphql${path}`, {
        method: 'POST',
        headers: { 'content-type': type, authorization },
        body,
      })
      expect(response.status).toBe(415)
      expect(failure(await response.text()).extensions.code).toBe('UNSUPPORTED_MEDIA_TYPE')
    }
    expect(await newsroom.ask('{ latestNews { totalCount } }')).toEqual({ latestNews: { totalCount: 0 } })
  })

  test('a mutation sent compressed is not executed', async () => {
    const answer = await send(newsroom.url, JSON.stringify({ query: PUBLISH }), { 'content-encoding': 'gzip' })
    expect(answer.status).toBe(415)
  })

  test.each(['', '/stream'])('a mutation in an address (/graphql%s) is not executed', async (path) => {
    const headers = { authorization: `Bearer ${await newsroom.token()}` }
    const response = await fetch(`${newsroom.url}/graphql${path}?query=${encodeURIComponent(PUBLISH)}`, { headers })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
    expect(await newsroom.ask('{ latestNews { totalCount } }')).toEqual({ latestNews: { totalCount: 0 } })
  })

  test.each(['/graphql', '/graphql/stream'])('%s tells a browser that only listed origins may ask', async (path) => {
    const preflight = async (origin: string) => {
      const headers = { origin, 'access-control-request-method': 'POST' }
      const response = await fetch(newsroom.url + path, { method: 'OPTIONS', headers })
      return response.headers
    }
    expect((await preflight(EVIL)).get('access-control-allow-origin')).toBeNull()
    expect((await preflight('null')).get('access-control-allow-origin')).toBeNull()
    const allowed = await preflight(FRIEND)
    expect(allowed.get('access-control-allow-origin')).toBe(FRIEND)
    expect(allowed.get('access-control-allow-credentials')).toBeNull()
    expect(allowed.get('vary')?.toLowerCase()).toContain('origin')
  })

  test('what is answered to an evil page is not for it to read', async () => {
    const { headers } = await send(newsroom.url, JSON.stringify({ query: '{ viewer { subject } }' }), { origin: EVIL })
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a socket of an evil page is refused with 403, one of a listed page is opened', async () => {
    await expect(openSocket(newsroom.url, { headers: { origin: EVIL } })).rejects.toThrow('403')
    await expect(openSocket(newsroom.url, { headers: { origin: 'null' } })).rejects.toThrow('403')
    for (const origin of [FRIEND, newsroom.url]) {
      using socket = await openSocket(newsroom.url, { headers: { origin } })
      expect(await socket.frame('connection_ack')).toBeTruthy()
    }
  })
})
