import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends.ts'
import { type Newsroom, openNewsroom } from '../../newsroom.ts'

const QUERY = '{ latestNews(first: 2) { nodes { headline standfirst } } }'
const BODY = JSON.stringify({ query: QUERY })
const TIMES = 5

describe.each(backends)('on $name', (backend) => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom(backend)
  })
  afterAll(() => newsroom?.[Symbol.asyncDispose]())

  /** Asks the same again and again over one connection; the answers whole, but for their dates. */
  const openReader = async () => {
    const { hostname, port } = new URL(newsroom.url)
    const tcp = connect(Number(port), hostname)
    await once(tcp, 'connect')
    const ask = async (lines: readonly string[], body = '') => {
      const answers: string[] = []
      for (let time = 0; time < TIMES; time++) {
        tcp.write(`${[...lines, `Host: ${hostname}`].join('\r\n')}\r\n\r\n${body}`)
        let answer = ''
        while (!isWhole(answer)) answer += String((await once(tcp, 'data'))[0])
        answers.push(answer.replace(/\r\nDate: [^\r]*/, ''))
      }
      return answers
    }
    return { ask, [Symbol.dispose]: () => void tcp.destroy() }
  }

  const publish = async (story: object) => {
    const { cursor } = await newsroom.publish(story)
    await newsroom.hear(cursor)
    return cursor
  }

  const address = `/graphql?query=${encodeURIComponent(QUERY)}`
  test.each<[string, readonly string[], string]>([
    ['GET', [`GET ${address} HTTP/1.1`], ''],
    ['GET of compressed bytes', [`GET ${address} HTTP/1.1`, 'Accept-Encoding: gzip'], ''],
    ['POST', ['POST /graphql HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${BODY.length}`], BODY],
  ])('%s is answered each time as the first time, and with what was published since', async (_name, lines, body) => {
    using reader = await openReader()
    await publish({ headline: 'Before', standfirst: 'A long one. '.repeat(200) })
    const [, second, ...others] = await reader.ask(lines, body)
    expect(second).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\nx-cache: HIT\r\n/s)
    expect(others).toEqual(others.map(() => second))
    const cursor = await publish({ headline: 'After', standfirst: 'Short.' })
    const [first, ...later] = await reader.ask(lines, body)
    expect(first).toContain(`x-news-cursor: ${cursor}\r\n`)
    expect(later.map(bodyOf)).toEqual(later.map(() => bodyOf(first ?? '')))
    expect(bodyOf(first ?? '')).not.toBe(bodyOf(second ?? ''))
  })

  test('what is not changed by an event is as of that event from then on', async () => {
    const query = '{ latestNews(filter: { sections: ["sport"] }) { nodes { headline } } }'
    const lines = [`GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1`]
    using reader = await openReader()
    await reader.ask(lines)
    const cursor = await publish({ headline: 'Elsewhere' })
    for (const answer of await reader.ask(lines)) {
      expect(answer).toContain('\r\nx-cache: HIT\r\n')
      expect(answer).toContain(`\r\nx-news-cursor: ${cursor}\r\n`)
    }
  })

  test('a client that has it gets a 304 each time, and the new response once it has changed', async () => {
    using reader = await openReader()
    await publish({ headline: 'Before' })
    const etag = (await fetch(newsroom.url + address)).headers.get('etag')
    const lines = [`GET ${address} HTTP/1.1`, `If-None-Match: ${etag}`]
    for (const answer of await reader.ask(lines)) expect(answer).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/)
    await publish({ headline: 'After' })
    for (const answer of await reader.ask(lines)) expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n.*After/s)
  })

  test('Connection: close and HEAD are honoured', async () => {
    const { hostname, port } = new URL(newsroom.url)
    const bytes = (method: string, more = '') => `${method} ${address} HTTP/1.1\r\nHost: ${hostname}\r\n${more}\r\n`
    for (let time = 0; time < 3; time++) {
      const tcp = connect(Number(port), hostname)
      let text = ''
      tcp.on('data', (chunk) => {
        text += chunk
      })
      tcp.write(bytes('GET'))
      await expect.poll(() => isWhole(text)).toBe(true)
      text = ''
      tcp.write(bytes('HEAD'))
      await expect.poll(() => text).toMatch(/\r\n\r\n$/)
      text = ''
      tcp.write(bytes('GET', 'Connection: close\r\n'))
      await once(tcp, 'close')
      expect(text).toMatch(/\r\nConnection: close\r\n/)
    }
  })
})

function isWhole(answer: string): boolean {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1] ?? 0)
  return (
    answer.startsWith('HTTP/1.1 304') ||
    Buffer.byteLength(answer.slice(end + 4)) >= length ||
    answer.includes('content-encoding: gzip')
  )
}

function bodyOf(answer: string): string {
  return answer.slice(answer.indexOf('\r\n\r\n') + 4)
}
