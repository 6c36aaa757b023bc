import type { IncomingMessage } from 'node:http'
import { GraphQLError } from 'graphql'
import { makeServer } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { atExpiry } from './expiry.ts'
import { keepAlive } from './keep-alive.ts'
import { MessageRate } from './message-rate.ts'
import { Outlet } from './outlet.ts'
import { SocketOperations } from './socket-operations.ts'
import type { LiveParts, WebSocketLimits } from './websocket.ts'

const MAX_ID_CHARACTERS = 128
const MAX_REASON_CHARACTERS = 120
const TERMINATE_AFTER_MS = 5_000

/** Serves one client for as long as it is connected. Whatever goes wrong here ends at this socket. */
export function serveSocket(
  socket: WebSocket,
  request: IncomingMessage,
  parts: LiveParts,
  limits: WebSocketLimits,
): void {
  using opened = new DisposableStack()
  let viewer: Viewer = ANONYMOUS
  const close = (code: number, reason: string) => socket.close(code, reason.slice(0, MAX_REASON_CHARACTERS))
  const outlet = opened.use(
    new Outlet(
      (text, done) => socket.send(text, done),
      limits,
      () => {
        close(4513, `too slow: resume after ${operations.cursor}`)
        // The close frame waits behind all that the client does not take.
        setTimeout(() => socket.terminate(), TERMINATE_AFTER_MS).unref()
      },
    ),
  )
  const operations = new SocketOperations(parts, outlet, limits.maxOperationsPerSocket)
  opened.defer(() => operations.leaveAll())

  const protocol = makeServer<{ authorization?: unknown }, object>({
    connectionInitWaitTimeout: limits.initTimeoutMs,
    async onConnect({ connectionParams }) {
      const given = connectionParams?.authorization ?? request.headers.authorization ?? null
      try {
        viewer = await parts.authenticate(typeof given === 'string' ? given : null)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        close(4403, error.message)
        return false
      }
      // The client may have gone while its token was verified.
      if (viewer.expiresAt && !held.disposed)
        held.use(atExpiry(viewer.expiresAt, () => close(4403, 'token expired: resume with a new one')))
      return true
    },
    onSubscribe(context, id, payload) {
      if (id.length > MAX_ID_CHARACTERS) close(4400, `an id has at most ${MAX_ID_CHARACTERS} characters`)
      return operations.prepare(context, viewer, id, payload)
    },
    execute: (args) => operations.run(args),
    subscribe: (args) => operations.run(args),
  })
  const rate = new MessageRate(limits.maxMessagesPerSecond)
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: async (text) => outlet.write(text),
      close,
      onMessage: (listener) => {
        socket.on('message', (data) => {
          if (!rate.take()) return close(4508, 'too many messages')
          // Who does not take the answers is asked for no more questions.
          if (!outlet.ready && !socket.isPaused) {
            socket.pause()
            outlet.whenReady(() => socket.resume())
          }
          listener(String(data)).catch((error: unknown) => {
            parts.onError(error)
            close(1011, 'something went wrong here')
          })
        })
      },
    },
    {},
  )
  keepAlive(socket, limits.pingMs, () => {
    const { cursor } = operations
    if (cursor !== null && outlet.ready) outlet.write(JSON.stringify({ type: 'ping', payload: { cursor } }))
  })
  const held = opened.move()
  socket.once('close', (code, reason) => {
    held.dispose()
    closed(code, String(reason)).catch(parts.onError)
  })
}
