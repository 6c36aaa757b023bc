import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { ANONYMOUS } from '../../schema/viewer/viewer.ts'
import { stagger } from '../clock/stagger.ts'
import { closeReason } from '../connection/close-reason.ts'
import type { LiveServices, LiveTransport } from '../connection/live-transport.ts'
import { WriteBatcher } from '../connection/write-batcher.ts'
import { type AllowedOrigins, originAllowed } from '../http/origins.ts'
import { type CloseForRestart, type SocketLimits, serveSocket } from './serve-socket.ts'

/** For clients of subscriptions-transport-ws, whose subprotocol is called graphql-ws. */
const OTHER_SUBPROTOCOL =
  'use the subprotocol graphql-transport-ws, as the package graphql-ws does; not subscriptions-transport-ws'
/** For a client that has too many sockets. */
const RETRY_SECONDS = 60

export interface WebSocketLimits extends SocketLimits {
  readonly maxSockets: number
  readonly maxMessageBytes: number
  readonly maxMessageFragments: number
}

export interface WebSocketTransport extends LiveTransport {
  /** Handles an upgrade request of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Destroys every connection without a closing handshake. */
  terminate(): void
}

/** The graphql-transport-ws protocol, for queries, mutations and subscriptions. */
export function webSocketTransport(
  services: LiveServices,
  limits: WebSocketLimits,
  allowedOrigins: AllowedOrigins,
): WebSocketTransport {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    maxFragments: limits.maxMessageFragments,
    perMessageDeflate: false,
    // Another subprotocol is accepted only to be closed with a code: a client could not read why an upgrade was refused.
    handleProtocols: (protocols) => handleProtocols(protocols) || [...protocols][0] || false,
  })
  const batcher = new WriteBatcher()
  const open = new Map<WebSocket, CloseForRestart>()
  let restarting = false
  return {
    get connections() {
      return server.clients.size
    },
    async upgrade(request, connection, head) {
      // Without a listener, a connection that is reset before the upgrade completes would end the process.
      connection.on('error', services.onError)
      const { authorization = null } = request.headers
      if (!originAllowed(request.headers, allowedOrigins)) return refuse(connection, '403 Forbidden')
      const charge = services.charge(request)
      const limited = await charge(ANONYMOUS)
      if (limited) {
        return refuse(connection, '429 Too Many Requests', `Retry-After: ${limited.extensions.retryAfter}\r\n`)
      }
      if (restarting) return refuse(connection, '503 Service Unavailable')
      // The client may have left meanwhile.
      if (connection.destroyed) return
      const share = services.connections.take(charge.clientOf(ANONYMOUS), connection)
      if (!share) return refuse(connection, '429 Too Many Requests', `Retry-After: ${RETRY_SECONDS}\r\n`)
      connection.once('close', () => share[Symbol.dispose]())
      const full = server.clients.size >= limits.maxSockets
      server.handleUpgrade(request, connection, head, (socket) => {
        connection.off('error', services.onError)
        socket.on('error', services.onError)
        // A close code rather than a refused upgrade: browsers do not show the status of a refused upgrade to scripts.
        if (full) {
          services.onClosed('at capacity')
          return socket.close(1013, 'at capacity: try again later')
        }
        if (socket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
          services.onClosed(closeReason(CloseCode.SubprotocolNotAcceptable))
          return socket.close(CloseCode.SubprotocolNotAcceptable, OTHER_SUBPROTOCOL)
        }
        const closeForRestart = serveSocket({ socket, connection, authorization, charge }, services, batcher, limits)
        open.set(socket, closeForRestart)
        socket.once('close', () => open.delete(socket))
      })
    },
    terminate() {
      for (const client of server.clients) client.terminate()
    },
    restart(overMs) {
      restarting = true
      return stagger(open.values(), overMs, (closeForRestart) => void closeForRestart())
    },
  }
}

function refuse(connection: Duplex, status: string, headers = ''): void {
  connection.end(
    `HTTP/1.1 ${status}\r\n${headers}Cache-Control: no-store\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}
