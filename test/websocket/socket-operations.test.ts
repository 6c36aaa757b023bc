import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { failure } from '../http/http-answer.ts'
import { openNewsroom } from '../newsroom.ts'
import { asOf } from '../ticker.ts'
import { openSocket, type RawSocket, subscribe } from './raw-socket.ts'

const LIVE = 'subscription ($after: LogCursor) { latestNews(after: $after) { article { headline } } }'

// Operations that are refused, and the code of each.
const BROKEN: readonly [string, string, string][] = [
  ['a syntax error', 'subscription { latestNews {', 'GRAPHQL_PARSE_FAILED'],
  ['a field that nobody has', 'subscription { latestNws { cursor } }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'two streams in one',
    'subscription { latestNews { cursor } articleUpdated(ref: { slug: "a" }) { cursor } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['nothing but the name of a type', 'subscription { __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  ['no stream, because it is skipped', 'subscription { latestNews @skip(if: true) { cursor } }', 'BAD_REQUEST'],
  ['an id of something else', 'subscription { articleUpdated(ref: { id: "a" }) { cursor } }', 'BAD_USER_INPUT'],
  ['a cursor that is none', 'subscription { latestNews(after: "x") { cursor } }', 'CURSOR_INVALID'],
]

async function problemOf(socket: RawSocket, id: string) {
  const { payload } = await socket.frame('error', id)
  return failure(JSON.stringify({ errors: payload })).extensions
}

/** The value of a metric as Prometheus scrapes it. */
async function measured(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])
}

describe.each(backends)('on $name', (backend) => {
  test('a refused operation gets an error for its id; the other subscriptions of the socket continue', async () => {
    await using newsroom = await openNewsroom(backend)
    using socket = await openSocket(newsroom.url)
    socket.send(subscribe('good', LIVE, { after: await asOf(newsroom.url) }))
    for (const [what, query, code] of BROKEN) {
      socket.send(subscribe(what, query))
      expect(await problemOf(socket, what), what).toMatchObject({ code })
    }
    await newsroom.publish({ headline: 'Flood in the north' })
    expect(await socket.frame('next', 'good')).toMatchObject({
      payload: { data: { latestNews: { article: { headline: 'Flood in the north' } } } },
    })
    expect(socket.heard.filter(({ type }) => type === 'complete')).toEqual([])
  })

  test('the 21st subscription of a socket is refused; the twenty continue, and one that ends makes room', async () => {
    await using newsroom = await openNewsroom(backend)
    using socket = await openSocket(newsroom.url)
    const after = await asOf(newsroom.url)
    for (let id = 1; id <= 21; id++) socket.send(subscribe(String(id), LIVE, { after }))
    expect(await problemOf(socket, '21')).toMatchObject({ code: 'TOO_MANY_SUBSCRIPTIONS' })
    await newsroom.publish()
    for (let id = 1; id <= 20; id++) await socket.frame('next', String(id))
    socket.send({ type: 'complete', id: '7' })
    socket.send(subscribe('22', LIVE, { after }))
    expect(await socket.frame('next', '22')).toBeTruthy()
  })

  test('an id whose subscription the client has ended can be used again', async () => {
    await using newsroom = await openNewsroom(backend)
    using socket = await openSocket(newsroom.url)
    const after = await asOf(newsroom.url)
    socket.send(subscribe('1', LIVE, { after }))
    socket.send({ type: 'complete', id: '1' })
    socket.send(subscribe('1', LIVE, { after }))
    await newsroom.publish()
    await socket.frame('next', '1')
    socket.send(subscribe('2', '{ viewer { subject } }'))
    await socket.frame('complete', '2')
    expect(socket.heard.filter(({ type, id }) => type === 'next' && id === '1')).toHaveLength(1)
    socket.send({ type: 'complete', id: '1' })
    await expect.poll(() => measured(newsroom.url, 'tickertape_subscribers')).toBe(0)
  })

  test('the result of an operation that the client ended is not sent to the next one with its id', async () => {
    await using newsroom = await openNewsroom(backend)
    using socket = await openSocket(newsroom.url)
    socket.send(subscribe('1', '{ latestNews { totalCount } }'))
    socket.send({ type: 'complete', id: '1' })
    socket.send(subscribe('1', '{ viewer { subject } }'))
    await socket.frame('complete', '1')
    expect(socket.heard.filter(({ type }) => type === 'next')).toMatchObject([
      { payload: { data: { viewer: { subject: null } } } },
    ])
  })

  test('a socket that closes leaves no subscription behind', async () => {
    await using newsroom = await openNewsroom(backend)
    {
      using socket = await openSocket(newsroom.url)
      const after = await asOf(newsroom.url)
      for (let id = 1; id <= 5; id++) socket.send(subscribe(String(id), LIVE, { after }))
      await expect.poll(() => measured(newsroom.url, 'tickertape_subscribers')).toBe(5)
    }
    await expect.poll(() => measured(newsroom.url, 'tickertape_subscribers')).toBe(0)
    await expect.poll(() => measured(newsroom.url, 'tickertape_sockets')).toBe(0)
  })
})
