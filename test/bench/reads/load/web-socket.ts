import { once } from 'node:events'
import { WebSocket } from 'ws'
import { CONNECTIONS, type Load } from './load.ts'

/** What `subscribe` messages of graphql-transport-ws carry. */
export type Payload = Readonly<Record<string, unknown>>

/** A WebSocket that is acknowledged, with one operation at a time. */
export interface Socket extends AsyncDisposable {
  /** The message with the result, once nothing more can come. @throws when it is none, or the socket is closed. */
  ask(payload: Payload): Promise<string>
}

/** Asks each of the payloads in its turn. The sockets stay open between the calls. */
export function overSockets(sockets: readonly Socket[], payloads: readonly Payload[]): Load {
  let turn = 0
  return async (seconds) => {
    const began = performance.now()
    const until = began + seconds * 1_000
    let requests = 0
    const work = async (socket: Socket) => {
      while (performance.now() < until) {
        await socket.ask(payloads[turn++ % payloads.length] ?? {})
        requests++
      }
    }
    await Promise.all(sockets.map(work))
    return { requests, perSecond: (requests * 1_000) / (performance.now() - began) }
  }
}

export function openSockets(origin: string): Promise<readonly Socket[]> {
  return Promise.all(Array.from({ length: CONNECTIONS }, () => openSocket(origin)))
}

async function openSocket(origin: string): Promise<Socket> {
  const address = `${origin.replace(/^http/, 'ws')}/graphql`
  const socket = new WebSocket(address, 'graphql-transport-ws', { perMessageDeflate: false })
  await once(socket, 'open')
  socket.send('{"type":"connection_init"}')
  await once(socket, 'message')
  let waiting = Promise.withResolvers<string>()
  let result: string | null = null
  let operations = 0
  socket.on('message', (data) => {
    const text = String(data)
    // Only the beginning: this process must not cost much beside what it measures.
    const head = text.slice(0, 60)
    if (result === null && head.includes('"type":"next"')) result = text
    else if (result !== null && head.includes('"type":"complete"')) waiting.resolve(result)
    else waiting.reject(new Error(`The operation was answered with ${text}`))
  })
  socket.on('close', (code) => waiting.reject(new Error(`The server closed the WebSocket with ${code}`)))
  return {
    ask(payload) {
      waiting = Promise.withResolvers()
      result = null
      socket.send(JSON.stringify({ id: String(++operations), type: 'subscribe', payload }))
      return waiting.promise
    },
    async [Symbol.asyncDispose]() {
      socket.removeAllListeners('close')
      socket.terminate()
    },
  }
}
