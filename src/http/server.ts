import { createServer, type IncomingMessage, type RequestListener, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { type AllowedHosts, hostProblems } from './hosts.ts'

/** A transport with long-lived connections. */
interface Transport {
  /** Refuses new connections and closes the open ones, staggered over `overMs`. */
  restart(overMs: number): Promise<void>
}

interface UpgradingTransport extends Transport {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Destroys every connection. */
  terminate(): void
}

/** The one that takes WebSocket upgrades comes first. */
export type Transports = readonly [UpgradingTransport, ...Transport[]]

export interface ListenOptions {
  readonly port: number
  /** The address to bind to; empty for all interfaces. */
  readonly host: string
  readonly allowedHosts: AllowedHosts
  readonly drainNoticeSeconds: number
  readonly drainSeconds: number
  /** How long a request may take to arrive, body included. */
  readonly requestTimeoutSeconds: number
}

export interface Listening {
  /** The URL on this machine. */
  readonly url: string
  readonly draining: boolean
  /**
   * Serves on for `drainNoticeSeconds`. Then it stops accepting connections, closes live connections in a staggered way so that their clients resume at other gateways, waits
   * for requests in flight, and after `drainSeconds` destroys the remaining connections.
   */
  drain(): Promise<void>
}

const HEADERS_TIMEOUT_MS = 15_000
/** How often Node looks for requests that are late. */
const TIMEOUT_CHECK_MS = 1_000
const IDLE_CHECK_MS = 50
/** Live connections are closed within this part of the drain, so that the last ones have time to finish. */
const STAGGER_SHARE = 0.8

/** Resolves once the server listens. @throws the error of the operating system, such as EADDRINUSE */
export async function listen(
  handler: RequestListener,
  [webSocket, ...others]: Transports,
  { port, host, allowedHosts, drainNoticeSeconds, drainSeconds, requestTimeoutSeconds }: ListenOptions,
): Promise<Listening> {
  const hostProblem = hostProblems(allowedHosts)
  const server = createServer(
    {
      requestTimeout: requestTimeoutSeconds * 1000,
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      // Another protocol, such as h2c, is not offered: the request is answered over HTTP/1.1 (RFC 9110, section 7.8).
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === 'websocket',
    },
    (request, response) => {
      const problem = hostProblem(request)
      if (problem === null) handler(request, response)
      else refuseHost(response, problem)
    },
  )
  server.on('upgrade', (request, socket, head) => {
    const problem = hostProblem(request)
    if (problem !== null)
      socket.end(`HTTP/1.1 ${problem} ${STATUS_CODES[problem]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
    else if (request.url?.split('?')[0] === '/graphql') webSocket.upgrade(request, socket, head)
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
    await sleep(drainNoticeSeconds * 1000)
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

function refuseHost(response: ServerResponse, status: 400 | 421): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    .end('This gateway has another name. Set ALLOWED_HOSTS to all of its names.\n')
}
