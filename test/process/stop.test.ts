import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { openStream } from '../sse/event-stream.ts'
import { asOf } from '../ticker.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'
import { startGateway } from './gateway-process.ts'
import { headlineOf, makeSection, publish } from './publisher.ts'

const LIVE = 'subscription ($after: LogCursor) { latestNews(after: $after) { article { headline } } }'

/** A request that the gateway has begun to receive, and that ends when the test says so. */
async function halfAsked(url: string) {
  const body = JSON.stringify({ query: '{ latestNews { nodes { headline } } }' })
  const headers = { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue' }
  const asked = request(`${url}/graphql`, { method: 'POST', headers })
  asked.on('error', () => {})
  asked.flushHeaders()
  await once(asked, 'continue')
  return async () => {
    asked.end(body)
    const [response] = await once(asked, 'response')
    return text(response)
  }
}

describe.each(backends)('on $name', (backends) => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'a gateway that gets %s leaves nobody without an answer',
    async (signal) => {
      await using backend = await backends.open()
      await using gateway = startGateway(backend.env)
      const url = await gateway.ready()
      await makeSection(url)
      const after = await asOf(url)
      using socket = await openSocket(url)
      socket.send(subscribe('1', LIVE, { after }))
      await using stream = await openStream(url, { query: LIVE, variables: { after } })
      await publish(url, 'urn:tide', 'Tide')
      await socket.frame('next', '1')
      await stream.next()
      const finish = await halfAsked(url)

      gateway.kill(signal)
      expect(await socket.closed).toMatchObject({ code: 1012 })
      expect(socket.heard.map(({ type }) => type)).toEqual(['connection_ack', 'ping', 'next'])
      expect(await stream.next()).toBeNull()
      await expect(fetch(url)).rejects.toThrow()
      expect(JSON.parse(await finish())).toEqual({ data: { latestNews: { nodes: [{ headline: 'Tide' }] } } })
      expect(await gateway.exited).toEqual({ code: 0, signal: null })
      expect(gateway.stderr()).toBe('')

      await using again = startGateway(backend.env)
      const back = await again.ready()
      expect(await headlineOf(back, 'urn:tide')).toBe('Tide')
      await using resumed = await openStream(back, { query: LIVE, variables: { after } })
      expect(JSON.parse((await resumed.next())?.data ?? '')).toMatchObject({
        data: { latestNews: { article: { headline: 'Tide' } } },
      })
    },
  )

  test('a second signal ends it at once, even with requests in progress', async () => {
    await using backend = await backends.open()
    await using gateway = startGateway({ ...backend.env, LOG_LEVEL: 'info', DRAIN_SECONDS: '600' })
    await halfAsked(await gateway.ready())
    gateway.kill('SIGTERM')
    await gateway.said('stopping')
    gateway.kill('SIGTERM')
    expect(await gateway.exited).toEqual({ code: 1, signal: null })
  })

  test('connections that do not end are closed after DRAIN_SECONDS', async () => {
    await using backend = await backends.open()
    await using gateway = startGateway({ ...backend.env, DRAIN_SECONDS: '1' })
    await halfAsked(await gateway.ready())
    gateway.kill('SIGTERM')
    expect(await gateway.exited).toEqual({ code: 0, signal: null })
  })
})
