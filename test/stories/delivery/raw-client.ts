import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A WebSocket client on a TCP socket, which can stop reading: WebSocket libraries cannot. */
export interface RawSocket extends Disposable {
  readonly tcp: Socket
  /** Every parsed message so far. None is received while the client is paused. */
  readonly messages: readonly { type: string; payload?: { extensions?: { cursor: string } } }[]
  /** How the server ended the connection: with a close frame, or without. */
  readonly closed: Promise<{ code: number; reason: string } | 'cut'>
  send(message: object): void
  /** Sends an unsolicited pong. */
  pong(): void
}

export async function openRawSocket(
  url: string,
  query: string,
  variables: object = {},
  token?: string,
): Promise<RawSocket> {
  const { hostname, port } = new URL(url)
  const tcp = connect({ host: hostname, port: Number(port) })
  const messages: RawSocket['messages'][number][] = []
  const closed = Promise.withResolvers<{ code: number; reason: string } | 'cut'>()
  const acknowledged = Promise.withResolvers<void>()
  let upgraded = false
  let bytes = Buffer.alloc(0)
  tcp.on('error', () => closed.resolve('cut'))
  tcp.on('close', () => closed.resolve('cut'))
  tcp.on('data', (chunk) => {
    bytes = Buffer.concat([bytes, chunk])
    if (!upgraded) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) return
      upgraded = true
      bytes = bytes.subarray(end + 4)
    }
    for (let frame = firstFrame(bytes); frame; frame = firstFrame(bytes)) {
      bytes = bytes.subarray(frame.size)
      if (frame.opcode === 1) messages.push(JSON.parse(frame.payload.toString()))
      if (frame.opcode === 8) {
        closed.resolve({ code: frame.payload.readUInt16BE(), reason: frame.payload.subarray(2).toString() })
      }
      if (messages.length === 1) acknowledged.resolve()
    }
  })
  await once(tcp, 'connect')
  tcp.write(
    `GET /graphql HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
  )
  const send = (message: object) => void tcp.write(maskedFrame(1, Buffer.from(JSON.stringify(message))))
  send({ type: 'connection_init', ...(token !== undefined && { payload: { authorization: `Bearer ${token}` } }) })
  await acknowledged.promise
  send({ id: '1', type: 'subscribe', payload: { query, variables } })
  return {
    tcp,
    messages,
    send,
    closed: closed.promise,
    pong: () => void tcp.write(maskedFrame(10, Buffer.alloc(0))),
    [Symbol.dispose]: () => void tcp.destroy(),
  }
}

/** An event stream that is read only while `tcp` is not paused. */
export async function openRawStream(url: string, query: string, variables: object = {}, token?: string) {
  const { hostname, port } = new URL(url)
  const tcp = connect({ host: hostname, port: Number(port) })
  const state = { text: '' }
  const ended = Promise.withResolvers<void>()
  tcp.on('error', () => ended.resolve())
  tcp.on('close', () => ended.resolve())
  const begun = Promise.withResolvers<void>()
  tcp.on('data', (chunk) => {
    state.text += chunk
    if (state.text.includes('retry:')) begun.resolve()
  })
  await once(tcp, 'connect')
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) })
  tcp.write(
    `GET /graphql/stream?${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: text/event-stream\r\n${token === undefined ? '' : `Authorization: Bearer ${token}\r\n`}\r\n`,
  )
  await begun.promise
  return {
    tcp,
    ended: ended.promise,
    /** The ids of the events that have arrived completely. */
    ids: () => [...state.text.matchAll(/id: (\S+)\nevent: next\ndata: .*\n\n/g)].map(([, id]) => id ?? ''),
    completed: () => state.text.includes('event: complete'),
    [Symbol.dispose]: () => void tcp.destroy(),
  }
}

function firstFrame(bytes: Buffer) {
  const [first = 0, second = 0] = bytes
  const long = second === 126 ? 2 : second === 127 ? 8 : 0
  if (bytes.length < 2 + long) return null
  const length = long === 2 ? bytes.readUInt16BE(2) : long === 8 ? Number(bytes.readBigUInt64BE(2)) : second
  const size = 2 + long + length
  return bytes.length < size ? null : { opcode: first & 15, payload: bytes.subarray(2 + long, size), size }
}

/** A client frame with a masking key of zeros, which is allowed and leaves the payload unchanged. */
function maskedFrame(opcode: number, payload: Buffer): Buffer {
  const head = payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255]
  return Buffer.concat([Buffer.from([0x80 | opcode, ...head, 0, 0, 0, 0]), payload])
}
