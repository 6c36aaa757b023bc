import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openStream } from '../sse/event-stream.ts'
import { asOf } from '../ticker.ts'
import { startGateway } from './gateway-process.ts'
import { headlineOf, makeSection, publish } from './publisher.ts'

const WRITERS = 4
const KILL_AFTER = 40
const LIVE = 'subscription ($after: LogCursor) { latestNews(after: $after) { uri cursor } }'

describe.each(backends)('on $name', (backends) => {
  test('a gateway killed while editors publish loses nothing it has said yes to, and its cursors still resume', async () => {
    await using backend = await backends.open()
    const published = new Map<string, string>()
    let before = ''
    {
      await using gateway = startGateway(backend.env)
      const url = await gateway.ready()
      await makeSection(url)
      before = await asOf(url)
      const write = async (writer: number) => {
        for (let story = 0; ; story++) {
          const uri = `urn:${writer}:${story}`
          published.set(uri, await publish(url, uri))
          if (published.size === KILL_AFTER) gateway.kill('SIGKILL')
        }
      }
      // Each writer ends with the request during which the gateway was killed.
      await Promise.allSettled(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
      expect(await gateway.exited).toMatchObject({ signal: 'SIGKILL' })
    }
    expect(published.size).toBeGreaterThanOrEqual(KILL_AFTER)

    await using again = startGateway(backend.env)
    const url = await again.ready()
    await using stream = await openStream(url, { query: LIVE, variables: { after: before } })
    // Of each writer, at most one article is stored without an acknowledgement; one more marks the end.
    const end = await publish(url, 'urn:end')
    const replayed = new Map<string, string>()
    for (;;) {
      const event = await stream.next()
      const { uri, cursor } = JSON.parse(event?.data ?? '').data.latestNews
      expect(replayed.has(uri), `${uri} came twice`).toBe(false)
      replayed.set(uri, cursor)
      if (cursor === end) break
    }
    for (const [uri, cursor] of published) expect(replayed.get(uri), uri).toBe(cursor)
    expect(replayed.size).toBeLessThanOrEqual(published.size + WRITERS + 1)
    for (const uri of published.keys()) expect(await headlineOf(url, uri)).toBe(uri)
  })
})
