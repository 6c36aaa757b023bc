import { createClient } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import { resume, resuming } from '../../src/client/resume-ws.ts'
import { backends } from '../backends.ts'
import { asOf } from '../ticker.ts'
import { SUBSCRIPTION } from './operations.ts'
import { recorder } from './recorder.ts'
import { openRestartingNewsroom, throughCutAndRestart } from './restarting.ts'

interface Event {
  readonly latestNews: { readonly article: { readonly headline: string } }
}

const FILTERED = `subscription ($after: LogCursor) {
  latestNews(after: $after, filter: { tags: ["nobody-writes-about-it"] }) { uri }
}`

describe.each(backends)('on $name', (backend) => {
  test('a resuming client misses and doubles nothing when it is cut off, drained and restarted', async () => {
    await using newsroom = await openRestartingNewsroom(backend)
    const closed: unknown[] = []
    const client = createClient({
      url: `${newsroom.url.replace('http', 'ws')}/graphql`,
      ...resuming,
      on: { closed: (event) => closed.push(event instanceof CloseEvent ? event.code : event) },
    })
    const events = recorder<{ data?: Event | null | undefined }>()
    resume<Event>(client, { query: SUBSCRIPTION, variables: { after: await asOf(newsroom.url) } }, events)
    const heard = await throughCutAndRestart(newsroom, events)
    const headlines = heard.map(({ data }) => data?.latestNews.article.headline)
    expect(headlines).toEqual(['Before', 'While cut off', 'While restarting', 'After'])
    expect(closed[0]).toBe(1006)
    expect(closed).toContain(1012)
    await client.dispose()
  })

  test('a stream that nothing was for resumes where the pings say that it stands', async () => {
    await using newsroom = await openRestartingNewsroom(backend, { PING_SECONDS: '1' })
    const sent: string[] = []
    class Observed extends WebSocket {
      override send(data: string) {
        sent.push(data)
        super.send(data)
      }
    }
    const pings = recorder<unknown>()
    const client = createClient({
      url: `${newsroom.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: Observed,
      ...resuming,
    })
    client.on('ping', (_received, payload) => pings.next(payload?.cursor))
    const after = await asOf(newsroom.url)
    resume(client, { query: FILTERED, variables: { after } }, recorder())
    await pings.values(1)
    const head = await newsroom.publish('For others')
    await expect.poll(() => pings.received.at(-1), { timeout: 10_000 }).toBe(head)
    newsroom.wire.cut()
    const asked = () =>
      sent
        .map((text) => JSON.parse(text))
        .flatMap(({ type, payload }) => (type === 'subscribe' ? payload.variables : []))
    await expect.poll(asked, { timeout: 10_000 }).toEqual([{ after }, { after: head }])
    await client.dispose()
  })
})
