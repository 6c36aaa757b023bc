import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { asOf, openTicker } from '../ticker.ts'
import { openRawStream } from './raw-client.ts'

const QUERY = 'subscription ($after: String) { latestNews(after: $after) { cursor article { bodyHtml } } }'
const LONG = `<p>${'A long story. '.repeat(15_000)}</p>`
const TOKEN_SECONDS = 4

describe.each(backends)('on $name', (backend) => {
  test('news that comes while an ended event stream waits for its slow client harms nobody', async () => {
    await using newsroom = await openNewsroom(backend, { MAX_UNSENT_BYTES: '100000000' })
    const after = await asOf(newsroom.url)
    for (let count = 0; count < 40; count++) await newsroom.publish({ bodyHtml: LONG })
    const expiresAt = Date.now() + TOKEN_SECONDS * 1_000
    const token = await newsroom.token('articles:write', TOKEN_SECONDS)
    using slow = await openRawStream(newsroom.url, QUERY, { after }, token)
    slow.tcp.pause()
    await using healthy = await openTicker(newsroom.url)
    // The end of a token is a time; there is no other sign of it before the client reads on.
    await sleep(expiresAt + 500 - Date.now())
    const late = [await newsroom.publish(), await newsroom.publish()]
    await healthy.messages(2)
    slow.tcp.resume()
    await slow.ended
    expect(slow.completed()).toBe(false)
    expect(slow.ids()).toHaveLength(40)
    expect(healthy.received.map(({ extensions }) => extensions?.cursor)).toEqual(late.map(({ cursor }) => cursor))
  })
})
