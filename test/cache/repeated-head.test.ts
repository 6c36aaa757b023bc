import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RepeatedHead, type Varying } from '../../src/cache/repeated-head.ts'

const VARYING: Varying = { cacheStatus: 'HIT', cursor: 'a', cacheControl: 'public, max-age=2', lastModified: undefined }

describe('the head of an answer that many are given', () => {
  let made = 0
  let minutes = 0
  let varying = VARYING
  const head = new RepeatedHead()
  const server = createServer((_request, response: ServerResponse) => {
    head.write(response, varying, () => {
      made++
      response.writeHead(200, ['x-made', String(made), 'content-length', '2'])
    })
    response.end('ok', 'latin1')
  })
  beforeEach(async () => {
    // Within one second, whatever the machine does meanwhile.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-06T18:30:00.100Z') })
    varying = VARYING
    if (!server.listening) await once(server.listen(0, '127.0.0.1'), 'listening')
    vi.setSystemTime(new Date(Date.now() + 60_000 * ++minutes))
  })
  afterEach(() => void vi.useRealTimers())
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  async function ask(options: object = {}) {
    const { port } = server.address() as AddressInfo
    const asked = request({ port, host: '127.0.0.1', ...options }).end()
    const [response] = await once(asked, 'response')
    return { made: response.headers['x-made'], headers: response.headers, body: await text(response) }
  }

  test('is made for the first, and no more, whoever asks, but for its date', async () => {
    const first = await ask()
    for (let second = 0; second < 3; second++) {
      vi.advanceTimersByTime(1_000)
      const date = new Date().toUTCString()
      expect(await ask()).toEqual({ ...first, headers: { ...first.headers, date } })
      expect(await ask()).toEqual({ ...first, headers: { ...first.headers, date } })
    }
  })

  test('is made again when what it says has changed', async () => {
    for (const changed of [
      { cacheStatus: 'MISS' },
      { cursor: 'b' },
      { cacheControl: 'no-store' },
      { lastModified: 'now' },
    ]) {
      varying = VARYING
      const before = await ask()
      varying = { ...VARYING, ...changed }
      expect((await ask()).made).not.toBe(before.made)
    }
  })

  test('is made for one alone who does not keep the connection, asks for no body, or speaks HTTP/1.0', async () => {
    const first = await ask()
    const closing = await ask({ headers: { connection: 'close' } })
    expect(closing.made).not.toBe(first.made)
    expect(closing.headers.connection).toBe('close')
    const without = await ask({ method: 'HEAD' })
    expect(without.made).not.toBe(first.made)
    expect(without.body).toBe('')
    const old = connect((server.address() as AddressInfo).port, '127.0.0.1')
    old.write('GET / HTTP/1.0\r\n\r\n')
    expect(await text(old)).toMatch(/connection: close/i)
    expect((await ask()).made).toBe(first.made)
  })
})
