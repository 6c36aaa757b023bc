import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/graphql/documents.ts'
import { backends } from '../backends.ts'
import { TRANSPORTS } from '../graphql/every-transport.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { asOf } from '../ticker.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

// What clients send that could be written in one way only.
const PAGE =
  'query ($after: String) { latestNews(first: 1, after: $after) { nodes { headline } pageInfo { endCursor } } }'
const WHO = '{ viewer { subject } }'
const FIRST = { data: { latestNews: { nodes: [{ headline: 'Second' }], pageInfo: { endCursor: expect.any(String) } } } }

// The same subscription, with its one root field selected in other ways.
const ROOTS = [
  'subscription ($after: LogCursor) { latestNews(after: $after) { article { headline } } latestNews(after: $after) { kind } }',
  'subscription ($after: LogCursor) { ...Root } fragment Root on Subscription { latestNews(after: $after) { kind article { headline } } }',
  'subscription ($after: LogCursor) { ... { latestNews(after: $after) { kind article { headline } } } }',
  'subscription ($after: LogCursor) { ... on Subscription { news: latestNews(after: $after) { kind } ...Root } } fragment Root on Subscription { news: latestNews(after: $after) { article { headline } } }',
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
    await newsroom.publish({ headline: 'First', slug: 'first' })
    await newsroom.hear((await newsroom.publish({ headline: 'Second' })).cursor)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  describe.each(TRANSPORTS)('over %s', (_name, transport) => {
    test('an empty cursor is the first page, whether or not the document was used with another before', async () => {
      const page = (after: string | null) => transport(newsroom.url, { query: PAGE, variables: { after } }, null)
      expect(await page('')).toEqual(FIRST)
      const { data } = await page(null)
      const { endCursor } = Object(data).latestNews.pageInfo
      expect(await page(endCursor)).toMatchObject({ data: { latestNews: { nodes: [{ headline: 'First' }] } } })
      expect(await page('')).toEqual(FIRST)
    })

    test('an empty name of the operation is none', async () => {
      const question = { query: '{ __typename }', operationName: '' }
      expect(await transport(newsroom.url, question, null)).toEqual({ data: { __typename: 'Query' } })
    })

    test('one bad id among many is one null, and says which', async () => {
      const found = await transport(newsroom.url, { query: '{ article(ref: { slug: "first" }) { id } }' }, null)
      const { id } = Object(found.data).article
      const unknown = Buffer.from('Nothing:01890000-0000-7000-8000-000000000000').toString('base64')
      const variables = { ids: [id, 'harbour', unknown, id] }
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
      const { data, errors } = await transport(newsroom.url, { query, variables }, null)
      expect(data).toEqual({ nodes: [{ id }, null, null, { id }] })
      expect(errors?.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual(
        [1, 2].map((at) => ({
          path: ['nodes', at],
          code: 'BAD_USER_INPUT',
          issues: [{ path: ['ids', at], message: 'not an id of this API' }],
        })),
      )
    })
  })

  test.each([
    ['authorization', (bearer: string) => ({ authorization: bearer })],
    ['Authorization', (bearer: string) => ({ Authorization: bearer })],
    ['headers.Authorization', (bearer: string) => ({ headers: { Authorization: bearer } })],
    ['headers.authorization', (bearer: string) => ({ headers: { authorization: bearer } })],
    ['Authorization beside an empty authorization', (bearer: string) => ({ authorization: '', Authorization: bearer })],
    ['authToken', (bearer: string) => ({ authToken: bearer.replace('Bearer ', '') })],
    ['authToken with the scheme', (bearer: string) => ({ authToken: bearer })],
  ])('a token over WebSocket is taken as %s', async (_name, init) => {
    using socket = await openSocket(newsroom.url, { init: init(`Bearer ${await newsroom.token()}`) })
    socket.send(subscribe('1', WHO))
    expect(await socket.frame('next', '1')).toMatchObject({ payload: { data: { viewer: { subject: 'editor' } } } })
  })

  test.each([
    ['a bad token in Authorization', { Authorization: 'Bearer a.b.c' }],
    ['a bad token in headers', { headers: { Authorization: 'Bearer a.b.c' } }],
    ['a bad authToken', { authToken: 'x' }],
  ])('%s is refused, not taken for nobody', async (_what, init) => {
    using socket = await openSocket(newsroom.url, { init })
    expect((await socket.closed).code).toBe(4403)
  })

  test.each([
    ['headers that are none', { headers: null, authToken: '' }],
    ['names of other kinds', { authorization: null, headers: 'x', authToken: 5 }],
  ])('%s are a reader without a token', async (_what, init) => {
    using socket = await openSocket(newsroom.url, { init })
    socket.send(subscribe('1', WHO))
    expect(await socket.frame('next', '1')).toMatchObject({ payload: { data: { viewer: { subject: null } } } })
  })

  test('a document is named over WebSocket without its text', async () => {
    const named = { documentId: sha256(WHO) }
    await fetch(`${newsroom.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: WHO, ...named }),
    })
    using socket = await openSocket(newsroom.url)
    socket.send({ type: 'subscribe', id: '1', payload: named })
    socket.send({ type: 'subscribe', id: '2', payload: { query: null, ...named } })
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(WHO) } }
    socket.send({ type: 'subscribe', id: '3', payload: { extensions } })
    for (const id of ['1', '2', '3']) {
      expect(await socket.frame('next', id)).toMatchObject({ payload: { data: { viewer: { subject: null } } } })
    }
  })

  test.each(ROOTS)('a subscription selects its field in any way: %s', async (query) => {
    const after = await asOf(newsroom.url)
    using socket = await openSocket(newsroom.url)
    socket.send(subscribe('1', query, { after }))
    await newsroom.publish({ headline: 'Tide' })
    const { payload } = await socket.frame('next', '1')
    expect(Object.values(Object(payload).data)).toEqual([{ kind: 'PUBLISHED', article: { headline: 'Tide' } }])
  })

  test('followers of such a subscription share its execution, wherever they resume', async () => {
    const query = ROOTS[1] ?? ''
    const before = await executions(newsroom.url)
    using one = await openSocket(newsroom.url)
    using other = await openSocket(newsroom.url)
    const after = await asOf(newsroom.url)
    one.send(subscribe('1', query, { after }))
    other.send(
      subscribe('1', query.replaceAll('after: $after', `after: "${after}"`).replace('($after: LogCursor)', '')),
    )
    await newsroom.publish()
    await one.frame('next')
    await other.frame('next')
    expect(await executions(newsroom.url)).toBe(before + 1)
  })

  test('an empty `after` starts with the next event, as none does', async () => {
    const query = 'subscription ($after: LogCursor) { latestNews(after: $after) { article { headline } } }'
    using socket = await openSocket(newsroom.url)
    socket.send(subscribe('1', query, { after: '' }))
    await socket.frame('ping')
    await newsroom.publish({ headline: 'Next' })
    expect(await socket.frame('next', '1')).toMatchObject({
      payload: { data: { latestNews: { article: { headline: 'Next' } } } },
    })
  })

  test('an event stream of an unknown document says so in the stream, as one of a wrong query does', async () => {
    await using stream = await openStream(newsroom.url, { documentId: sha256('unknown') })
    expect(stream.status).toBe(200)
    const event = await stream.next()
    expect([event?.event, JSON.parse(event?.data ?? '').errors[0].extensions.code]).toEqual([
      'next',
      'PERSISTED_QUERY_NOT_FOUND',
    ])
    expect((await stream.next())?.event).toBe('complete')
  })

  test('an event stream is not older than the cursor that the request names', async () => {
    const { cursor } = await newsroom.publish({ headline: 'Named by its cursor' })
    await using stream = await openStream(newsroom.url, { query: PAGE, headers: { 'x-news-cursor': cursor } })
    expect((await stream.next())?.data).toContain('Named by its cursor')
    await using wrong = await openStream(newsroom.url, { query: PAGE, headers: { 'x-news-cursor': 'x' } })
    expect(await wrong.text()).toContain('CURSOR_INVALID')
  })
})

async function executions(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^tickertape_executions_total (\d+)$/m.exec(text)?.[1] ?? 0)
}
