import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { openNewsroom } from '../../newsroom.ts'
import { asOf, openTicker } from '../../ticker.ts'
import { openRawSocket, openRawStream } from './raw-client.ts'

const QUERY = 'subscription ($after: LogCursor) { latestNews(after: $after) { cursor article { bodyHtml } } }'
const LONG = `<p>${'A long story. '.repeat(15_000)}</p>`
/** More than the kernel buffers for a client that does not read. */
const STORIES = 60
/** With more, some wait too long for a connection to a busy Postgres. */
const TOGETHER = 6
const TOKEN_SECONDS = 4

describe.each(backends)('on $name', (backend) => {
  test('what is queued for a slow client when its token expires is not delivered, and no other client is affected', async () => {
    await using newsroom = await openNewsroom(backend, { MAX_UNSENT_BYTES: '100000000' })
    const after = await asOf(newsroom.url)
    for (let published = 0; published < STORIES; published += TOGETHER) {
      await Promise.all(Array.from({ length: TOGETHER }, () => newsroom.publish({ bodyHtml: LONG })))
    }
    const expiresAt = Date.now() + TOKEN_SECONDS * 1_000
    const token = await newsroom.token('articles:write', TOKEN_SECONDS)
    // Pauses each immediately: it would receive everything while the other one is opened.
    using stream = await openRawStream(newsroom.url, QUERY, { after }, token)
    stream.tcp.pause()
    using socket = await openRawSocket(newsroom.url, QUERY, { after }, token)
    socket.tcp.pause()
    await using healthy = await openTicker(newsroom.url)
    // A client that does not read cannot observe the expiry, so the test waits for the time itself.
    await sleep(expiresAt + 500 - Date.now())
    const late = [await newsroom.publish(), await newsroom.publish()]
    await healthy.messages(2)
    for (const { tcp } of [stream, socket]) tcp.resume()
    await stream.ended
    expect(stream.completed()).toBe(false)
    expect(stream.ids().length).toBeLessThan(STORIES)
    expect(await socket.closed).toBe('cut')
    expect(socket.messages.length).toBeLessThan(STORIES)
    expect(healthy.received.map(({ extensions }) => extensions?.cursor)).toEqual(late.map(({ cursor }) => cursor))
  })
})
