import type { Duplex } from 'node:stream'
import { GraphQLError } from 'graphql'
import { makeServer } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import { TokenBucket } from '../clock/token-bucket.ts'
import type { LiveServices } from '../connection/live-transport.ts'
import type { SendBufferLimits } from '../connection/send-buffer.ts'
import { atTokenEnd } from '../connection/token-end.ts'
import type { WriteBatcher } from '../connection/write-batcher.ts'
import type { Charge } from '../quota/charge.ts'
import { ClientSocket } from './client-socket.ts'
import { authorizationOf, type ConnectionParams } from './connection-params.ts'
import { keepAlive } from './keep-alive.ts'
import { withQuery } from './named-document.ts'
import { SocketOperations } from './socket-operations.ts'

const MAX_ID_CHARACTERS = 128

export interface SocketLimits extends SendBufferLimits {
  readonly maxMessagesPerSecond: number
  readonly maxOperationsPerSocket: number
  readonly initTimeoutMs: number
  readonly pingMs: number
}

export interface UpgradedSocket {
  readonly socket: WebSocket
  /** The connection beneath the socket, from the HTTP server's `upgrade` event. */
  readonly connection: Duplex
  /** The header of the upgrade request. */
  readonly authorization: string | null
  /** Counts an operation against the client's rate limits. */
  readonly charge: Charge
}

/** Closes the socket with 1012 once its queries and mutations in flight are answered. */
export type CloseForRestart = () => Promise<void>

/** Speaks graphql-transport-ws with one client until the socket closes. Errors close this socket only. */
export function serveSocket(
  { socket, connection, authorization, charge }: UpgradedSocket,
  services: LiveServices,
  batcher: WriteBatcher,
  limits: SocketLimits,
): CloseForRestart {
  using opened = new DisposableStack()
  let viewer: Viewer = ANONYMOUS
  const client = opened.use(
    new ClientSocket(socket, connection, batcher, limits, {
      slow: () => client.closeSlow(operations.cursor.current),
      closed: services.onClosed,
    }),
  )
  const operations = new SocketOperations(services, client.buffer, charge, limits.maxOperationsPerSocket)
  opened.defer(() => operations.leaveAll())

  const protocol = makeServer<ConnectionParams, object>({
    connectionInitWaitTimeout: limits.initTimeoutMs,
    async onConnect({ connectionParams }) {
      try {
        viewer = await services.authenticate(authorizationOf(connectionParams ?? {}) ?? authorization)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        client.close(4403, error.message)
        return false
      }
      // The socket may have closed while the token was verified.
      if (!held.disposed) {
        held.use(atTokenEnd(viewer, services.revokedTokens, (reason) => client.closeTokenEnded(reason)))
      }
      return true
    },
    onSubscribe(context, id, payload) {
      if (id.length > MAX_ID_CHARACTERS) client.close(4400, `an id has at most ${MAX_ID_CHARACTERS} characters`)
      return operations.prepare(context, viewer, id, payload)
    },
    execute: (args) => operations.run(args),
    subscribe: (args) => operations.run(args),
  })
  const rate = new TokenBucket(limits.maxMessagesPerSecond)
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: async (text) => client.send(text),
      close: (code = 1000, reason = '') => client.close(code, reason),
      onMessage: (listener) => {
        socket.on('message', (data) => {
          if (!rate.take()) return client.close(4508, 'too many messages')
          client.pauseUntilReady()
          listener(withQuery(String(data))).catch((error: unknown) => {
            services.onError(error)
            client.close(1011, 'something went wrong here')
          })
        })
      },
    },
    {},
  )
  keepAlive(socket, limits.pingMs, {
    pinged: () => operations.cursor.ping(),
    dead: () => client.terminateDead(),
  })
  const held = opened.move()
  socket.once('close', (code, reason) => {
    held.dispose()
    closed(code, String(reason)).catch(services.onError)
  })
  return async () => {
    await operations.answered()
    // graphql-ws sends the last response in this turn.
    setImmediate(() => client.close(1012, 'restarting: resume with your cursor'))
  }
}
