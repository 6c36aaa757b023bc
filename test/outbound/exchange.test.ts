import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGzip } from 'node:zlib'
import { expect, test } from 'vitest'
import { type AgentOptions, outboundAgent, type Resolve } from '../../src/outbound/agent.ts'
import { exchange } from '../../src/outbound/exchange.ts'

const LIMITS = { timeoutMs: 20_000, maxBytes: 1_000 }
const running = new AbortController().signal

async function serve(listener: RequestListener) {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    listener(request, response)
  })
  await once(server.listen(0), 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function resolvesTo(...addresses: string[]): Resolve {
  return (_hostname, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
}

async function get(url: string, options: Partial<AgentOptions> = {}, limits = LIMITS) {
  const agent = outboundAgent({ addresses: 'any', connectTimeoutMs: 5_000, ...options })
  try {
    return await exchange(agent, url, {}, limits, running)
  } finally {
    await agent.destroy()
  }
}

test.for(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1', 'localhost'])(
  'this machine is not called by the name %s',
  async (host) => {
    await using server = await serve((_request, response) => void response.end('secret'))
    const answer = await get(`http://${host}:${server.port}/`, { addresses: 'public' })
    expect(answer).toMatchObject({ problem: 'not-public' })
    expect(server.requests).toEqual([])
  },
)

test('a name that turns to a private address between two requests is refused then', async () => {
  await using server = await serve((_request, response) => void response.end('secret'))
  const url = `http://feeds.example:${server.port}/`
  expect(await get(url, { resolve: resolvesTo('127.0.0.1') })).toMatchObject({ status: 200 })
  const turned = await get(url, { addresses: 'public', resolve: resolvesTo('127.0.0.1', '10.0.0.1') })
  expect(turned).toMatchObject({
    problem: 'not-public',
    reason: expect.stringContaining('feeds.example has no public address'),
  })
  expect(server.requests).toHaveLength(1)
})

test('of several addresses of a name, private ones are not tried', async () => {
  await using server = await serve((_request, response) => void response.end('secret'))
  const resolve = resolvesTo('127.0.0.1', '2606:4700::1')
  await get(`http://feeds.example:${server.port}/`, { addresses: 'public', resolve }, { ...LIMITS, timeoutMs: 300 })
  expect(server.requests).toEqual([])
})

test('a redirect is returned, not followed', async () => {
  await using inside = await serve((_request, response) => void response.end('secret'))
  const location = `http://127.0.0.1:${inside.port}/`
  await using server = await serve((_request, response) => void response.writeHead(302, { location }).end())
  const answer = await get(`http://127.0.0.1:${server.port}/`)
  expect(answer).toMatchObject({ status: 302 })
  expect('headers' in answer && answer.headers.get('location')).toBe(location)
  expect(inside.requests).toEqual([])
})

test('an endless body is not read to its end', async () => {
  const ended = Promise.withResolvers<void>()
  await using server = await serve((_request, response) => {
    response.on('close', ended.resolve)
    const more = () => response.write('x'.repeat(10_000)) && setImmediate(more)
    response.on('drain', more)
    more()
  })
  expect(await get(`http://127.0.0.1:${server.port}/`)).toMatchObject({ status: 200, body: null })
  await ended.promise
})

test('a body is measured after decompression', async () => {
  await using server = await serve((_request, response) => {
    response.setHeader('content-encoding', 'gzip')
    const zip = createGzip()
    zip.pipe(response)
    zip.end(Buffer.alloc(1_001))
  })
  const url = `http://127.0.0.1:${server.port}/`
  expect(await get(url)).toMatchObject({ status: 200, body: null })
  const whole = await get(url, {}, { ...LIMITS, maxBytes: 1_001 })
  expect('body' in whole && whole.body?.length).toBe(1_001)
})

test('bytes that trickle in do not extend the time limit', async () => {
  await using server = await serve((_request, response) => {
    const trickle = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(trickle))
  })
  const answer = await get(`http://127.0.0.1:${server.port}/`, {}, { ...LIMITS, timeoutMs: 200 })
  expect(answer).toMatchObject({ problem: 'timeout' })
})

test('a response that breaks off is no response', async () => {
  await using server = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('half', () => response.destroy())
  })
  expect(await get(`http://127.0.0.1:${server.port}/`)).toMatchObject({ problem: 'unreachable' })
})

test('a gateway that stops does not wait for a response', async () => {
  const stopping = new AbortController()
  await using server = await serve(() => stopping.abort())
  const agent = outboundAgent({ addresses: 'any', connectTimeoutMs: 5_000 })
  const answer = await exchange(agent, `http://127.0.0.1:${server.port}/`, {}, LIMITS, stopping.signal)
  expect(answer).toMatchObject({ problem: 'stopped' })
  await agent.destroy()
})
