import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../backends.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { failure, MODERN, OLD, send } from './http-answer.ts'

const KIB = 1024
const NEWS = { query: '{ latestNews { asOf } }', operationName: null }

/** A body of a size whose query is a small one. */
const sized = (bytes: number) => {
  const empty = JSON.stringify({ ...NEWS, variables: { text: '' } })
  return JSON.stringify({ ...NEWS, variables: { text: 'x'.repeat(bytes - empty.length) } })
}

const chunked = (text: string) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < text.length; at += 16 * KIB) {
        controller.enqueue(new TextEncoder().encode(text.slice(at, at + 16 * KIB)))
      }
      controller.close()
    },
  })

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  test.each([OLD, MODERN])('a body of 300 KiB is refused to readers of %s', async (accept) => {
    const answer = await send(newsroom.url, sized(300 * KIB), { accept })
    expect(failure(answer.text).extensions.code).toBe('PAYLOAD_TOO_LARGE')
    expect(answer.status).toBe(413)
  })

  test('so is one that does not say how long it is', async () => {
    const answer = await send(newsroom.url, chunked(sized(300 * KIB)))
    expect(failure(answer.text).extensions.code).toBe('PAYLOAD_TOO_LARGE')
    expect(answer.status).toBe(413)
  })

  test('one that is far too large gets a 413 too, instead of a closed connection', async () => {
    const answer = await send(newsroom.url, sized(8 * KIB * KIB))
    expect(failure(answer.text).extensions.code).toBe('PAYLOAD_TOO_LARGE')
  })

  test('a body as large as allowed is answered, also when it does not say how long it is', async () => {
    expect((await send(newsroom.url, sized(256 * KIB))).status).toBe(200)
    expect((await send(newsroom.url, chunked(sized(256 * KIB)))).status).toBe(200)
  })

  test('a page of another site that may read answers may read the refusal too', async () => {
    const response = await fetch(`${newsroom.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: newsroom.url },
      body: sized(300 * KIB),
    })
    expect(response.status).toBe(413)
    expect(response.headers.get('access-control-allow-origin')).toBe(newsroom.url)
  })

  test('an event stream has the same limit', async () => {
    const response = await fetch(`${newsroom.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: sized(300 * KIB),
    })
    expect(response.status).toBe(413)
    expect(failure(await response.text()).extensions.code).toBe('PAYLOAD_TOO_LARGE')
  })

  test('who goes away in the middle of a body is no error of ours', async () => {
    const errors = async () =>
      /^tickertape_errors_total \d+$/m.exec(await (await fetch(`${newsroom.url}/metrics`)).text())?.[0]
    const before = await errors()
    expect(before).toBeDefined()
    for (const path of ['/graphql', '/graphql/stream']) {
      const leaving = connect(Number(new URL(newsroom.url).port), '127.0.0.1').resume()
      leaving.end(`POST ${path} HTTP/1.1\r\nHost: here\r\nContent-Type: ${OLD}\r\nContent-Length: 500\r\n\r\n{"query":`)
      // The gateway closes its side once it has seen that there comes no more.
      await once(leaving, 'close')
    }
    expect(await errors()).toBe(before)
  })

  test('a body that is no UTF-8 is refused, not guessed at', async () => {
    const answer = await send(newsroom.url, new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))
    expect(failure(answer.text).extensions.code).toBe('BAD_REQUEST')
    expect(answer.status).toBe(400)
  })
})
