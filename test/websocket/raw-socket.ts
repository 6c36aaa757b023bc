import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface Frame {
  readonly type: string
  readonly id?: string
  readonly payload?: unknown
}

/** A WebSocket that sends anything, valid or not, and records all that it receives. */
export interface RawSocket extends Disposable {
  readonly heard: readonly Frame[]
  send(frame: object | string): void
  /** The first message of a type, and of an operation if an id is given. */
  frame(type: string, id?: string): Promise<Frame>
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
}

export interface RawOptions {
  readonly protocol?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** The payload of connection_init; null for a socket that does not send one. */
  readonly init?: object | null
  /** Called with each message. */
  readonly heard?: (frame: Frame) => void
}

export async function openSocket(url: string, options: RawOptions = {}): Promise<RawSocket> {
  const { protocol = 'graphql-transport-ws', headers = {}, init = {} } = options
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocol === null ? [] : [protocol], {
    headers,
  })
  const heard: Frame[] = []
  const closed = Promise.withResolvers<{ code: number; reason: string }>()
  const waiting = new Set<() => void>()
  socket.on('message', (data) => {
    const frame: Frame = JSON.parse(String(data))
    heard.push(frame)
    options.heard?.(frame)
    for (const look of waiting) look()
  })
  socket.on('close', (code, reason) => closed.resolve({ code, reason: String(reason) }))
  await once(socket, 'open')
  // A socket that is cut while sending gets an error as well; its close says why.
  socket.on('error', () => {})
  const raw: RawSocket = {
    heard,
    closed: closed.promise,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    frame(type, id) {
      const found = Promise.withResolvers<Frame>()
      const look = () => {
        const frame = heard.find((one) => one.type === type && (id === undefined || one.id === id))
        if (!frame) return
        waiting.delete(look)
        found.resolve(frame)
      }
      waiting.add(look)
      look()
      return found.promise
    },
    [Symbol.dispose]: () => socket.terminate(),
  }
  if (init !== null) {
    raw.send({ type: 'connection_init', payload: init })
    await Promise.race([raw.frame('connection_ack'), raw.closed])
  }
  return raw
}

export function subscribe(id: string, query: string, variables: object = {}): object {
  return { type: 'subscribe', id, payload: { query, variables } }
}
