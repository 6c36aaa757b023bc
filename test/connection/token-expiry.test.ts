import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { openStream } from '../sse/event-stream.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

const LIVE = 'subscription { latestNews { cursor } }'

describe.each(backends)('on $name', (backend) => {
  test('a socket whose token expires is closed with 4403, without a completion', async () => {
    await using newsroom = await openNewsroom(backend)
    using socket = await openSocket(newsroom.url, { init: { authorization: `Bearer ${await newsroom.token('', 2)}` } })
    socket.send(subscribe('1', LIVE))
    expect((await socket.closed).code).toBe(4403)
    expect(socket.heard.map(({ type }) => type)).toEqual(['connection_ack', 'ping'])
  })

  test('an event stream whose token expires ends without a completion', async () => {
    await using newsroom = await openNewsroom(backend)
    const headers = { authorization: `Bearer ${await newsroom.token('', 2)}` }
    await using stream = await openStream(newsroom.url, { query: LIVE, headers })
    expect(stream.status).toBe(200)
    expect(await stream.next()).toBeNull()
  })
})
