import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { GraphQLSchema } from 'graphql'
import { handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { LogExtent } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import type { Documents } from '../access/documents.ts'
import type { Authenticate } from '../access/tokens.ts'
import type { Hub } from '../live/hub.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import type { CloseReason } from './close-reason.ts'
import { JoinedWrites } from './joined-writes.ts'
import type { Operations } from './operation.ts'
import { type AllowedOrigins, originAllowed } from './origins.ts'
import type { OutletLimits } from './outlet.ts'
import { type SendAway, serveSocket } from './socket.ts'
import { spread } from './spread.ts'

export interface WebSocketLimits extends OutletLimits {
  readonly maxSockets: number
  readonly maxMessageBytes: number
  readonly maxMessageFragments: number
  readonly maxMessagesPerSecond: number
  readonly maxOperationsPerSocket: number
  readonly initTimeoutMs: number
  readonly pingMs: number
}

/** All that a live transport needs of the gateway. */
export interface LiveParts {
  readonly schema: GraphQLSchema
  readonly operations: Operations
  readonly documents: Documents
  readonly hub: Hub
  readonly authenticate: Authenticate
  readonly openContext: (viewer: Viewer) => Context
  readonly charge: ChargeFrom
  readonly extent: () => Promise<LogExtent>
  readonly epoch: () => string
  readonly onError: (error: unknown) => void
  /** This gateway ended a stream or socket. */
  readonly onClosed: (reason: CloseReason) => void
}

export interface LiveServer {
  readonly connections: number
  /**
   * Takes no new streams, and closes those it has with "restarting: resume with your cursor", never with a completion:
   * evenly over so many milliseconds, so that the gateways they go to are not stormed.
   */
  restart(overMs: number): Promise<void>
}

export interface WebSocketTransport extends LiveServer {
  /** Takes over a connection that asks to be upgraded. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Ends every connection without waiting for its client. */
  cut(): void
}

/** The graphql-transport-ws protocol, for all operations. */
export function webSocketTransport(
  parts: LiveParts,
  limits: WebSocketLimits,
  allowedOrigins: AllowedOrigins,
): WebSocketTransport {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxMessageBytes,
    maxFragments: limits.maxMessageFragments,
    perMessageDeflate: false,
    handleProtocols,
  })
  const joined = new JoinedWrites()
  const open = new Map<WebSocket, SendAway>()
  let restarting = false
  return {
    get connections() {
      return server.clients.size
    },
    async upgrade(request, socket, head) {
      // Until the socket is upgraded nobody else listens; a reset must not end the process.
      socket.on('error', parts.onError)
      const { authorization = null } = request.headers
      if (!originAllowed(request.headers, allowedOrigins)) return refuse(socket, '403 Forbidden')
      const charge = parts.charge(request)
      const refused = await charge(ANONYMOUS)
      if (refused) return refuse(socket, '429 Too Many Requests', `Retry-After: ${refused.extensions.retryAfter}\r\n`)
      if (restarting) return refuse(socket, '503 Service Unavailable')
      const full = server.clients.size >= limits.maxSockets
      server.handleUpgrade(request, socket, head, (upgraded) => {
        socket.off('error', parts.onError)
        upgraded.on('error', parts.onError)
        // Over the protocol, so that clients learn the reason and come back later: to a refused upgrade they may not.
        if (full) {
          parts.onClosed('at capacity')
          return upgraded.close(1013, 'at capacity: try again later')
        }
        const sendAway = serveSocket(
          { socket: upgraded, connection: socket, authorization, charge },
          parts,
          joined,
          limits,
        )
        open.set(upgraded, sendAway)
        upgraded.once('close', () => open.delete(upgraded))
      })
    },
    cut() {
      for (const client of server.clients) client.terminate()
    },
    restart(overMs) {
      restarting = true
      return spread(open.values(), overMs, (sendAway) => void sendAway())
    },
  }
}

function refuse(socket: Duplex, status: string, headers = ''): void {
  socket.end(
    `HTTP/1.1 ${status}\r\n${headers}Cache-Control: no-store\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}
