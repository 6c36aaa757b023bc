import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { betweenMessages } from '../../src/transport/between-messages.ts'
import { chance } from '../chance.ts'

const SEEDS = Number(process.env.TEST_SEEDS ?? 200)
const KNOWN = 'GET /known HTTP/1.1\r\nHost: here\r\n\r\n'
const OTHER = 'GET /other HTTP/1.1\r\nHost: here\r\n\r\n'
const posted = (body: string) => `POST /posted HTTP/1.1\r\nHost: here\r\nContent-Length: ${body.length}\r\n\r\n${body}`
const chunked = (body: string) =>
  `POST /chunked HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`

/** Says what was asked. Knows every request that came whole from then on, and answers its bytes with the same words. */
async function open(knows = true) {
  const known = new Map<string, string>()
  const seen = { bytes: [] as string[], served: [] as (string | null)[] }
  const held: (() => void)[] = []
  let hold = false
  const server = createServer({ keepAliveTimeout: 60_000 })
  const serve = (request: IncomingMessage, response: ServerResponse, bytes: string | null) => {
    seen.served.push(bytes)
    response.sendDate = false
    if (request.url === '/early') response.writeHead(200, { 'content-length': 7 }).end('[early]')
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      if (response.writableEnded) return
      const text = `[${request.method} ${request.url} ${body}]`
      const send = () => response.writeHead(200, { 'content-length': text.length }).end(text)
      if (hold) held.push(send)
      else send()
      if (bytes !== null && knows) {
        known.set(
          bytes,
          `HTTP/1.1 200 OK\r\ncontent-length: ${text.length}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=60\r\n\r\n${text}`,
        )
      }
    })
  }
  const answer = (bytes: string, socket: Socket) => {
    seen.bytes.push(bytes)
    const text = known.get(bytes)
    if (text !== undefined) socket.write(text)
    return text !== undefined
  }
  const between = betweenMessages(server, { answer, serve })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    seen,
    between,
    hold: () => {
      hold = true
    },
    letGo() {
      hold = false
      for (const send of held.splice(0)) send()
    },
    async client() {
      const tcp = connect(port, '127.0.0.1')
      tcp.setNoDelay(true)
      const state = { text: '' }
      tcp.on('data', (chunk) => {
        state.text += chunk
      })
      await once(tcp, 'connect')
      const answers = () => [...state.text.matchAll(/\[([^\]]*)\]/g)].map(([, said]) => said)
      return {
        tcp,
        text: () => state.text,
        answers,
        /** Sends these pieces, each after what came before it was answered. */
        async ask(...pieces: string[]) {
          for (const piece of pieces) {
            const before = answers().length
            tcp.write(piece)
            await expect.poll(() => answers().length).toBeGreaterThan(before)
          }
          return answers()
        },
        [Symbol.dispose]: () => void tcp.destroy(),
      }
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

test('bytes that are known are answered without the parser, those before and after them as ever', async () => {
  await using server = await open()
  using client = await server.client()
  const asked = [KNOWN, OTHER, KNOWN, posted('a'), KNOWN, posted('b'), posted('a'), OTHER]
  expect(await client.ask(...asked)).toEqual([
    'GET /known ',
    'GET /other ',
    'GET /known ',
    'POST /posted a',
    'GET /known ',
    'POST /posted b',
    'POST /posted a',
    'GET /other ',
  ])
  expect(server.seen.served).toEqual([KNOWN, OTHER, posted('a'), posted('b')])
  // The first of a connection always goes to the parser.
  using another = await server.client()
  expect(await another.ask(KNOWN, KNOWN)).toEqual(['GET /known ', 'GET /known '])
  expect(server.seen.served).toEqual([KNOWN, OTHER, posted('a'), posted('b'), KNOWN])
})

test.each<[string, readonly string[], readonly string[]]>([
  [
    'that are the body of another',
    [posted(KNOWN).slice(0, -KNOWN.length), KNOWN, KNOWN],
    [`POST /posted ${KNOWN}`, 'GET /known '],
  ],
  ['after half a message', [OTHER.slice(0, 10), OTHER.slice(10), KNOWN], ['GET /other ', 'GET /known ']],
  [
    'in a body that is chunked',
    [chunked(KNOWN).slice(0, 80), chunked(KNOWN).slice(80), KNOWN],
    [`POST /chunked ${KNOWN}`, 'GET /known '],
  ],
  ['behind half of the next', [OTHER + KNOWN.slice(0, 5), KNOWN.slice(5)], ['GET /other ', 'GET /known ']],
])('known bytes %s go to the parser', async (_name, pieces, answers) => {
  await using server = await open()
  using client = await server.client()
  await client.ask(KNOWN, KNOWN)
  const { length } = server.seen.served
  for (const piece of pieces) {
    client.tcp.write(piece)
    await expect.poll(() => client.tcp.writableLength).toBe(0)
    await sleep(20)
  }
  await expect.poll(client.answers).toEqual(['GET /known ', 'GET /known ', ...answers])
  expect(server.seen.served.slice(length)).toHaveLength(answers.length)
})

test('known bytes that come late as the body of what is answered already go to the parser', async () => {
  await using server = await open()
  using client = await server.client()
  await client.ask(KNOWN, KNOWN, posted(KNOWN).slice(0, -KNOWN.length).replace('/posted', '/early'))
  client.tcp.write(KNOWN)
  // Else both come together.
  await sleep(50)
  await client.ask(OTHER)
  expect(client.answers()).toEqual(['GET /known ', 'GET /known ', 'early', 'GET /other '])
})

test('known bytes after the head of what comes in chunks and is answered already go to the parser', async () => {
  await using server = await open()
  using client = await server.client()
  const head = chunked('').slice(0, chunked('').indexOf('\r\n\r\n') + 4)
  await client.ask(KNOWN, KNOWN, head.replace('/chunked', '/early'))
  client.tcp.write(KNOWN)
  // For the parser they are no chunk.
  await expect.poll(client.text).toContain('400 Bad Request')
  expect(client.answers()).toEqual(['GET /known ', 'GET /known ', 'early'])
})

test('known bytes that are the body of a second request of the same bytes go to the parser', async () => {
  await using server = await open()
  using client = await server.client()
  await client.ask(KNOWN, KNOWN)
  // As long a body as its own head: with the first request before it, it looks whole.
  const head = 'POST /early HTTP/1.1\r\nHost: here\r\nContent-Length: 56\r\n\r\n'
  expect(head).toHaveLength(56)
  client.tcp.write(OTHER + head)
  await expect.poll(client.answers).toContain('early')
  await sleep(50)
  const before = client.answers()
  client.tcp.write(KNOWN)
  await sleep(100)
  expect(client.answers()).toEqual(before)
})

test('nobody is answered out of turn', async () => {
  await using server = await open()
  using client = await server.client()
  await client.ask(KNOWN, KNOWN)
  server.hold()
  client.tcp.write(OTHER)
  await expect.poll(() => server.seen.served.length).toBe(2)
  client.tcp.write(KNOWN)
  await expect.poll(() => server.seen.bytes.length).toBe(2)
  await sleep(50)
  expect(client.answers()).toEqual(['GET /known ', 'GET /known '])
  server.letGo()
  await expect.poll(client.answers).toEqual(['GET /known ', 'GET /known ', 'GET /other ', 'GET /known '])
})

test('once stopped, all goes to the parser, when what was answered has gone out', async () => {
  await using server = await open()
  using client = await server.client()
  await client.ask(KNOWN, KNOWN)
  await server.between.stop()
  await client.ask(KNOWN)
  expect(server.seen.served).toEqual([KNOWN, null])
})

test(`however requests are cut and joined, the answers are those of a server without it (${SEEDS} seeds)`, async () => {
  await using server = await open()
  await using plain = await open(false)
  let known = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    const random = chance(seed)
    const requests = Array.from({ length: 12 }, () =>
      random.pick([KNOWN, KNOWN, OTHER, posted('a'), posted(KNOWN), chunked(KNOWN), posted(posted('a'))]),
    )
    const whole = random.below(3) > 0
    const pieces = whole ? requests : cut(requests.join(''), random)
    const before = server.seen.served.length
    using client = await server.client()
    using other = await plain.client()
    for (const piece of pieces) {
      for (const { tcp } of [client, other]) tcp.write(piece)
      if (random.below(2) > 0) await turn()
      if (whole) await sleep(1)
    }
    await expect.poll(() => other.answers().length, { interval: 2 }).toBe(requests.length)
    await expect.poll(client.text, { interval: 2, message: `seed ${seed}` }).toBe(other.text())
    known += requests.length - (server.seen.served.length - before)
  }
  // Else nothing was compared.
  expect(known).toBeGreaterThan(SEEDS)
})

function cut(text: string, random: ReturnType<typeof chance>): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const length = 1 + random.below(random.pick([5, 60, 400]))
    pieces.push(text.slice(at, at + length))
    at += length
  }
  return pieces
}
