/**
 * Holds sockets or streams open and counts what arrives, by bytes: all messages of a run have the same length. It
 * parses nothing while it counts, so that it is not what is measured.
 */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'

export interface Question {
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

export interface LoadOptions {
  readonly port: number
  readonly transport: 'ws' | 'sse'
  readonly sockets: number
  /** Given to the sockets in turn. */
  readonly queries: readonly Question[]
}

/** What a load process tells. `at`: milliseconds of the wall clock, with fractions. */
export type LoadReport =
  | { readonly opened: number }
  | { readonly first: string }
  | { readonly reached: number; readonly at: number }
  | { readonly reset: true }

const MAX_OPENING = 200
const READ_BYTES = 1 << 20
const BRACE = 0x7b
/** The first byte of a WebSocket frame that closes. */
const CLOSE_FRAME = 0x88

const { port, transport, sockets, queries }: LoadOptions = JSON.parse(process.argv[2] ?? '{}')
const tell = (report: LoadReport) => void process.send?.(report)
// What was read is counted at once, so all sockets share the place it is read into.
const readInto = Buffer.allocUnsafe(READ_BYTES)
/** What has arrived: bytes of WebSocket frames; of event streams, whose chunks vary, opening braces. */
const arrived = new Float64Array(sockets)
const events = new Int32Array(sockets)
const sizes = new Int32Array(queries.length)
let reached: number[] = []
let toldFirst = false

const handle = (at: number, chunk: Buffer) => {
  const which = at % queries.length
  if (sizes[which] === 0) {
    const message = transport === 'ws' ? wsMessage(chunk) : sseMessage(chunk)
    sizes[which] = message.size
    if (!toldFirst) tell({ first: message.text })
    toldFirst = true
  }
  const size = sizes[which] ?? 1
  arrived[at] = (arrived[at] ?? 0) + (transport === 'ws' ? chunk.length : braces(chunk))
  const before = events[at] ?? 0
  const now = Math.floor((arrived[at] ?? 0) / size)
  events[at] = now
  for (let event = before + 1; event <= now; event++) {
    const count = (reached[event] ?? 0) + 1
    reached[event] = count
    if (count === sockets) tell({ reached: event, at: performance.timeOrigin + performance.now() })
  }
}

let opened = 0
let opening = 0
let next = 0
const openMore = () => {
  while (opening < MAX_OPENING && next < sockets) open(next++)
}
function open(at: number): void {
  opening++
  let begun = false
  let head = ''
  const socket = connect({
    port,
    host: '127.0.0.1',
    onread: {
      buffer: readInto,
      callback: (length, chunk) => {
        const part = Buffer.from(chunk.buffer, chunk.byteOffset, length)
        if (begun) {
          if (part[0] === CLOSE_FRAME) end(`the server has closed a connection: ${closeReason(part)}`)
          handle(at, part)
          return true
        }
        head += part.toString('latin1')
        if (transport === 'ws' ? head.includes('connection_ack') : /:\n\n|retry: \d+\n\n/.test(head)) {
          begun = true
          opening--
          opened++
          if (transport === 'ws') socket.write(masked({ id: randomId(at), type: 'subscribe', payload: query(at) }))
          if (opened === sockets) tell({ opened })
          openMore()
        } else if (transport === 'ws' && head.includes('\r\n\r\n') && !head.includes('sent')) {
          head = 'sent'
          socket.write(masked({ type: 'connection_init' }))
        }
        return true
      },
    },
  })
  socket.on('error', (error) => end(error.message))
  socket.on('close', () => end('the server has closed a connection'))
  const path = transport === 'ws' ? '/graphql' : `/graphql/stream?query=${encodeURIComponent(query(at).query)}`
  const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n`
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${transport === 'ws' ? upgrade : 'Accept: text/event-stream\r\n'}\r\n`,
  )
}

function end(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}

/** As long as the ids that clients choose. */
const randomId = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`
const query = (at: number) => queries[at % queries.length] ?? { query: '' }

interface Message {
  readonly text: string
  readonly size: number
}

function wsMessage(chunk: Buffer): Message {
  const short = chunk.readUInt8(1)
  const [head, length] = short === 126 ? [4, chunk.readUInt16BE(2)] : [2, short]
  return { text: chunk.toString('utf8', head, head + length), size: head + length }
}

function sseMessage(chunk: Buffer): Message {
  const text = /^data: (.*)$/m.exec(chunk.toString())?.[1] ?? ''
  return { text, size: text.split('{').length - 1 }
}

const closeReason = (frame: Buffer) => `${frame.readUInt16BE(2)} ${frame.toString('utf8', 4)}`

function braces(chunk: Buffer): number {
  let count = 0
  for (let at = chunk.indexOf(BRACE); at >= 0; at = chunk.indexOf(BRACE, at + 1)) count++
  return count
}

function masked(message: object): Buffer {
  const payload = Buffer.from(JSON.stringify(message))
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255]
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), payload])
}

process.on('message', (message) => {
  if (message !== 'reset') return
  arrived.fill(0)
  events.fill(0)
  reached = []
  tell({ reset: true })
})
openMore()
