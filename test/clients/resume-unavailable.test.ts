import { setTimeout as sleep } from 'node:timers/promises'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createWebSocketClient } from 'graphql-ws'
import { describe, expect, test } from 'vitest'
import * as sse from '../../src/client/resume-sse.ts'
import * as webSocket from '../../src/client/resume-ws.ts'
import { openWire } from '../audit/services/wire.ts'
import { type Backends, servers } from '../backends.ts'
import { openOn } from '../newsroom.ts'
import { makeSection, publish } from '../process/publisher.ts'
import { asOf } from '../ticker.ts'
import { SUBSCRIPTION } from './operations.ts'
import { recorder } from './recorder.ts'

/** A gateway whose connection to the database can be cut. */
async function openBehindWire(servers: Backends) {
  await using opened = new AsyncDisposableStack()
  const backend = opened.use(await servers.open())
  const address = new URL(backend.env.DATABASE_URL ?? '')
  const database = opened.use(await openWire(Number(address.port || 5432)))
  address.port = String(database.port)
  const gateway = opened.use(await openOn(backend, { DATABASE_URL: address.href }))
  await makeSection(gateway.url)
  const parts = opened.move()
  return { database, url: gateway.url, [Symbol.asyncDispose]: () => parts.disposeAsync() }
}

const published = (url: string, uri: string) =>
  expect.poll(() => publish(url, uri).catch(() => null), { timeout: 20_000 }).not.toBeNull()

describe.runIf(servers !== null)('a newsroom whose database goes away', () => {
  test('who resumes meanwhile is refused for the time being, and misses nothing', async () => {
    if (!servers) return
    await using gateway = await openBehindWire(servers)
    const { database } = gateway
    await using readers = await openWire(Number(new URL(gateway.url).port))
    const url = `127.0.0.1:${readers.port}/graphql`
    const refusals: unknown[] = []
    const notice = ({ type, payload }: { type: string; payload?: unknown }) => {
      if (type === 'error') refusals.push(payload)
    }
    const overWebSocket = createWebSocketClient({ url: `ws://${url}`, ...webSocket.resuming, on: { message: notice } })
    const overEvents = createSseClient({
      url: `http://${url}/stream`,
      ...sse.resuming,
      onMessage: ({ data }) => {
        if (data && 'errors' in data) refusals.push(data.errors)
      },
    })
    const variables = { after: await asOf(gateway.url) }
    const [there, here] = [recorder<object>(), recorder<object>()]
    webSocket.resume(overWebSocket, { query: SUBSCRIPTION, variables }, there)
    sse.resume(overEvents, { query: SUBSCRIPTION, variables }, here)
    await publish(gateway.url, 'urn:test:before')
    await Promise.all([there.values(1), here.values(1)])

    database.turn('refuse')
    database.cut()
    readers.cut()
    await expect.poll(() => refusals.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2)
    database.turn('pass')
    await published(gateway.url, 'urn:test:after')
    const cursors = ({ extensions }: { extensions?: { cursor: string } }) => extensions?.cursor
    await Promise.all([there.values(2), here.values(2)])
    expect(there.received.map(cursors)).toEqual(here.received.map(cursors))
    expect(there.received).toMatchObject([
      { data: { latestNews: { article: { headline: 'urn:test:before' } } } },
      { data: { latestNews: { article: { headline: 'urn:test:after' } } } },
    ])
    expect(refusals.flat()).toMatchObject(refusals.map(() => ({ extensions: { code: 'UNAVAILABLE' } })))
    overEvents.dispose()
    await overWebSocket.dispose()
  })

  test('who resumes meanwhile is let in when it is soon back, and the stock client notices nothing', async () => {
    if (!servers) return
    await using gateway = await openBehindWire(servers)
    const after = await asOf(gateway.url)
    gateway.database.turn('refuse')
    gateway.database.cut()
    const client = createWebSocketClient({ url: `${gateway.url.replace('http', 'ws')}/graphql` })
    const news = recorder<object>()
    client.subscribe({ query: SUBSCRIPTION, variables: { after } }, news)
    await sleep(1_500)
    gateway.database.turn('pass')
    await published(gateway.url, 'urn:test:soon')
    expect(await news.values(1)).toMatchObject([{ data: { latestNews: { article: { headline: 'urn:test:soon' } } } }])
    await client.dispose()
  })
})
