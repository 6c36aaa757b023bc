import { createServer } from 'node:http'
import type { LiveTransport } from '../connection/live-transport.ts'
import type { WebSocketTransport } from '../websocket/transport.ts'
import { betweenMessages, type Handler } from './between-messages.ts'

export interface ListenOptions {
  readonly port: number
  /** Empty: all addresses. */
  readonly host: string
  readonly drainSeconds: number
}

export interface Listening {
  /** Where it serves, as seen from this machine. */
  readonly url: string
  readonly draining: boolean
  /**
   * Accepts nothing new, lets go of live clients one after the other so that they resume elsewhere, finishes what is being answered, and
   * after `drainSeconds` cuts off what is left.
   */
  drain(): Promise<void>
}

const REQUEST_TIMEOUT_MS = 15_000
const IDLE_LOOK_MS = 50
/** The last client to be sent away has the rest of the time to go. */
const SPREAD_SHARE = 0.8

/** Resolves once it listens. @throws the system's error (EADDRINUSE, EACCES, …) when it cannot. */
export async function listen(
  handler: Handler,
  [webSocket, ...others]: readonly [WebSocketTransport, ...LiveTransport[]],
  { port, host, drainSeconds }: ListenOptions,
): Promise<Listening> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS })
  const between = betweenMessages(server, handler)
  server.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] === '/graphql') webSocket.upgrade(request, socket, head)
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen({ port, ...(host !== '' && { host }) }, listening.resolve)
  await listening.promise
  server.off('error', listening.reject)
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  let draining: Promise<void> | null = null

  async function drain(): Promise<void> {
    const closed = Promise.withResolvers<void>()
    const drainMs = drainSeconds * 1000
    const restarted = [webSocket, ...others].map((transport) => transport.restart(drainMs * SPREAD_SHARE))
    const deadline = setTimeout(() => {
      webSocket.terminate()
      server.closeAllConnections()
    }, drainMs)
    // The server closes what it takes for idle, and knows nothing of what still goes out to bytes that were answered.
    await between.stop()
    server.close(() => closed.resolve())
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS)
    await Promise.all([closed.promise, ...restarted])
    clearInterval(idle)
    clearTimeout(deadline)
  }

  return {
    url: `http://localhost:${bound}`,
    get draining() {
      return draining !== null
    },
    drain() {
      draining ??= drain()
      return draining
    },
  }
}
