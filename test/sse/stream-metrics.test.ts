import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openNewsroom } from '../newsroom.ts'
import { asOf, openTicker } from '../ticker.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

const LIVE = 'subscription { latestNews { cursor } }'

describe.each(backends)('on $name', (backend) => {
  test('metrics count what was published, executed and delivered, and that no stream is behind', async () => {
    await using newsroom = await openNewsroom(backend)
    const after = await asOf(newsroom.url)
    const before = await metrics(newsroom.url)
    await using one = await openTicker(newsroom.url, { variables: { after } })
    await using other = await openTicker(newsroom.url, { variables: { after } })
    for (let count = 0; count < 3; count++) await newsroom.publish()
    await one.messages(3)
    await other.messages(3)
    const now = await metrics(newsroom.url)
    const grown = (name: string) => (now[name] ?? 0) - (before[name] ?? 0)
    expect(grown('tickertape_published_total')).toBe(3)
    expect(grown('tickertape_executions_total')).toBe(3)
    expect(grown('tickertape_delivered_total')).toBe(6)
    expect(now).toMatchObject({
      tickertape_sockets: 2,
      tickertape_subscribers: 2,
      tickertape_channels: 1,
      tickertape_behind_events: 0,
      tickertape_delivery_stalled_seconds: 0,
    })
  })

  test('an operator sees why sockets were closed', async () => {
    await using newsroom = await openNewsroom(backend)
    using expiring = await openSocket(newsroom.url, {
      init: { authorization: `Bearer ${await newsroom.token('', 2)}` },
    })
    expiring.send(subscribe('1', LIVE))
    using wrong = await openSocket(newsroom.url)
    wrong.send('no JSON')
    await wrong.closed
    await expiring.closed
    expect(await metrics(newsroom.url)).toMatchObject({
      'tickertape_closes_total{reason="token expired"}': 1,
      'tickertape_closes_total{reason="bad message"}': 1,
    })
  })
})

async function metrics(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Object.fromEntries(
    [...text.matchAll(/^(tickertape\S*(?: \S+"\})?) (\d\S*)$/gm)].map(([, name, value]) => [name, Number(value)]),
  )
}
