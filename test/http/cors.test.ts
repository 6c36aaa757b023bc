import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openSocket } from '../websocket/raw-socket.ts'

const PUBLIC = 'https://news.example'
const APP = 'capacitor://localhost'
const STAGING = 'https://preview-7.pier.example'
const EVIL = 'https://evil.example'
const ALLOWED = [PUBLIC, APP, STAGING]

const QUERY = `query=${encodeURIComponent('{ latestNews(first: 1) { totalCount } }')}`
/** What a client and its tracing add by themselves. */
const ADDED = ['authorization', 'content-type', 'apollo-require-preflight', 'traceparent', 'x-datadog-trace-id']

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, {
      PUBLIC_URL: `${PUBLIC}/`,
      ALLOWED_ORIGINS: `${APP}, https://*.pier.example`,
    })
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  const ask = (path: string, origin: string, init: RequestInit = {}) =>
    fetch(newsroom.url + path, { ...init, headers: { ...init.headers, origin } })
  const preflight = (path: string, origin: string) =>
    ask(path, origin, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST', 'access-control-request-headers': ADDED.join(',') },
    })

  describe.each(['/graphql', '/graphql/stream'])('%s', (path) => {
    test.each(ALLOWED)('lets a page of %s send the headers that its client adds', async (origin) => {
      const { status, headers } = await preflight(path, origin)
      expect(status).toBe(204)
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      expect(headers.get('access-control-allow-headers')?.split(',')).toEqual(ADDED)
      expect(headers.get('access-control-allow-methods')).toContain('POST')
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('vary')?.toLowerCase()).toMatch(/origin.*access-control-request-headers/)
    })

    test.each([EVIL, 'null', 'capacitor://localhost.evil.example'])('has nothing for a page of %s', async (origin) => {
      expect((await preflight(path, origin)).headers.get('access-control-allow-origin')).toBeNull()
    })
  })

  test.each([
    ['an answer that is made', '/graphql?made&', {}, 200],
    ['an answer from the cache', '/graphql?', {}, 200],
    ['an answer to a token', '/graphql?', { headers: { authorization: 'mine' } }, 200],
    ['events', '/graphql/stream?', { headers: { accept: 'text/event-stream' } }, 200],
    [
      'a token that is none',
      '/graphql?',
      { headers: { authorization: 'Bearer none', accept: 'text/event-stream' } },
      401,
    ],
    ['no media type of ours', '/graphql?', { headers: { accept: 'application/xml' } }, 406],
    ['a method that is none of ours', '/graphql?', { method: 'DELETE' }, 405],
    ['a body of another type', '/graphql?', { method: 'POST', body: 'x' }, 415],
  ] as const)('a page may read %s', async (_what, address, init, status) => {
    const headers = new Headers({ ...('headers' in init && init.headers) })
    if (headers.get('authorization') === 'mine') headers.set('authorization', `Bearer ${await newsroom.token()}`)
    for (const origin of [...ALLOWED, EVIL]) {
      const response = await ask(address + QUERY, origin, { ...init, headers: Object.fromEntries(headers) })
      expect(response.status).toBe(status)
      const allowed = origin === EVIL ? null : origin
      expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
      expect(response.headers.get('access-control-allow-credentials')).toBeNull()
      expect(response.headers.get('vary')?.toLowerCase()).toContain('origin')
      if (allowed) expect(response.headers.get('access-control-expose-headers')).toContain('x-news-cursor')
      await response.body?.cancel()
    }
  })

  test('a page may read that nothing has changed', async () => {
    const first = await ask(`/graphql?${QUERY}`, APP)
    const again = await ask(`/graphql?${QUERY}`, STAGING, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    expect(again.headers.get('access-control-allow-origin')).toBe(STAGING)
  })

  test('a socket is opened for the same pages', async () => {
    for (const origin of ALLOWED) {
      using socket = await openSocket(newsroom.url, { headers: { origin } })
      expect(await socket.frame('connection_ack')).toBeTruthy()
    }
    await expect(openSocket(newsroom.url, { headers: { origin: EVIL } })).rejects.toThrow('403')
  })

  test('with any origin allowed, responses say so, without credentials', async () => {
    await using open = await openNewsroom(backend, { ALLOWED_ORIGINS: '*' })
    const response = await fetch(`${open.url}/graphql?${QUERY}`, { headers: { origin: EVIL } })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    using socket = await openSocket(open.url, { headers: { origin: EVIL } })
    expect(await socket.frame('connection_ack')).toBeTruthy()
  })
})
