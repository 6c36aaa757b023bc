import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { Duplex } from 'node:stream'

/** Serves connections that last. */
interface Transport {
  /** Refuses new connections and closes the open ones, staggered over `overMs`. */
  restart(overMs: number): Promise<void>
}

interface UpgradingTransport extends Transport {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends every connection at once. */
  terminate(): void
}

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
   * Refuses new connections, closes live connections one after the other so that their clients resume at other gateways,
   * finishes the requests in flight, and after `drainSeconds` ends what is left.
   */
  drain(): Promise<void>
}

const REQUEST_TIMEOUT_MS = 15_000
const IDLE_CHECK_MS = 50
/** The share of the time in which live connections are closed; the last of them have the rest to finish. */
const STAGGER_SHARE = 0.8

/** Resolves once it listens. @throws the system's error (EADDRINUSE, EACCES, …) when it cannot. */
export async function listen(
  handler: RequestListener,
  [webSocket, ...others]: readonly [UpgradingTransport, ...Transport[]],
  { port, host, drainSeconds }: ListenOptions,
): Promise<Listening> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS }, handler)
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
    const restarted = [webSocket, ...others].map((transport) => transport.restart(drainMs * STAGGER_SHARE))
    const deadline = setTimeout(() => {
      webSocket.terminate()
      server.closeAllConnections()
    }, drainMs)
    server.close(() => closed.resolve())
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS)
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
