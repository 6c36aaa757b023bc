import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { tellsNothingOfOurInsides } from '../http/http-answer.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { openSocket, type RawSocket, subscribe } from './raw-socket.ts'

const LIVE = 'subscription { latestNews { cursor } }'
const KIB = 1024

// What a client does wrong, the close code, whether it has initialised the connection, and how.
const WRONG: readonly [string, number, 'begun' | 'not begun', (socket: RawSocket) => void][] = [
  ['sends something else than JSON', 4400, 'begun', (socket) => socket.send('news!')],
  ['sends JSON that is no message', 4400, 'begun', (socket) => socket.send('7')],
  ['sends a message of no known type', 4400, 'begun', (socket) => socket.send({ type: 'start', id: '1' })],
  ['subscribes without a query', 4400, 'begun', (socket) => socket.send({ type: 'subscribe', id: '1', payload: {} })],
  ['subscribes without an id', 4400, 'begun', (socket) => socket.send({ type: 'subscribe', payload: { query: LIVE } })],
  [
    'subscribes under an id of a thousand letters',
    4400,
    'begun',
    (socket) => socket.send(subscribe('x'.repeat(1_000), LIVE)),
  ],
  ['subscribes before it has begun', 4401, 'not begun', (socket) => socket.send(subscribe('1', LIVE))],
  ['does not begin', 4408, 'not begun', () => {}],
  ['begins twice', 4429, 'begun', (socket) => socket.send({ type: 'connection_init' })],
  [
    'sends a message that is too large',
    1009,
    'begun',
    (socket) => socket.send({ type: 'ping', payload: { x: 'x'.repeat(65 * KIB) } }),
  ],
  [
    'sends a message that is too large before it has begun',
    1009,
    'not begun',
    (socket) => socket.send('x'.repeat(65 * KIB)),
  ],
  [
    'sends more messages than anyone needs',
    4508,
    'begun',
    (socket) => {
      for (let sent = 0; sent < 300; sent++) socket.send({ type: 'ping' })
    },
  ],
  [
    'uses an id twice',
    4409,
    'begun',
    (socket) => {
      socket.send(subscribe('1', LIVE))
      socket.send(subscribe('1', LIVE))
    },
  ],
]

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend, { INIT_TIMEOUT_MS: '500' })
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  test.each(WRONG)('a client that %s is closed with %d', async (_what, code, begun, act) => {
    using socket = await openSocket(newsroom.url, begun === 'begun' ? {} : { init: null })
    act(socket)
    const closed = await socket.closed
    expect(closed.code).toBe(code)
    tellsNothingOfOurInsides(closed.reason)
  })

  test('a client without a subprotocol is closed with 4406', async () => {
    using socket = await openSocket(newsroom.url, { protocol: null, init: null })
    expect((await socket.closed).code).toBe(4406)
  })

  test('a client of the old subprotocol is told which one to use', async () => {
    using socket = await openSocket(newsroom.url, { protocol: 'graphql-ws', init: null })
    const { code, reason } = await socket.closed
    expect([code, reason]).toEqual([4406, expect.stringContaining('use the subprotocol graphql-transport-ws')])
  })

  test('an upgrade at another address is refused', async () => {
    await expect(openSocket(`${newsroom.url}/news`)).rejects.toThrow('404')
  })

  test('a ping message is answered', async () => {
    using socket = await openSocket(newsroom.url, { init: null })
    socket.send({ type: 'ping', payload: { any: 'thing' } })
    expect(await socket.frame('pong')).toMatchObject({ payload: { any: 'thing' } })
  })
})
