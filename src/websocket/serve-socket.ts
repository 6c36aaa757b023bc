import type { Duplex } from 'node:stream'
import { GraphQLError } from 'graphql'
import { makeServer } from 'graphql-ws'
import { WebSocket } from 'ws'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import { closeReason } from '../connection/close-reason.ts'
import type { LiveServices } from '../connection/live-transport.ts'
import { SendBuffer, type SendBufferLimits } from '../connection/send-buffer.ts'
import { atExpiry } from '../connection/token-expiry.ts'
import type { WriteBatcher } from '../connection/write-batcher.ts'
import type { Charge } from '../quota/charge.ts'
import { writeMessage } from './frame.ts'
import { keepAlive } from './keep-alive.ts'
import { MessageRate } from './message-rate.ts'
import { SocketOperations } from './socket-operations.ts'

const MAX_ID_CHARACTERS = 128
const MAX_REASON_CHARACTERS = 120
const TERMINATE_AFTER_MS = 5_000

export interface SocketLimits extends SendBufferLimits {
  readonly maxMessagesPerSecond: number
  readonly maxOperationsPerSocket: number
  readonly initTimeoutMs: number
  readonly pingMs: number
}

/** A socket as its transport knows it. */
export interface UpgradedSocket {
  readonly socket: WebSocket
  /** What the frames are written to. ws writes its own control frames to it as well, always whole frames. */
  readonly connection: Duplex
  /** Of the upgrade request. */
  readonly authorization: string | null
  /** Counts an operation. */
  readonly charge: Charge
}

/** Closes the socket with 1012 once its queries and mutations in flight are answered; the client resumes elsewhere. */
export type CloseForRestart = () => Promise<void>

/** Serves one client for as long as it is connected. Whatever goes wrong here ends at this socket. */
export function serveSocket(
  { socket, connection, authorization, charge }: UpgradedSocket,
  parts: LiveServices,
  batcher: WriteBatcher,
  limits: SocketLimits,
): CloseForRestart {
  using opened = new DisposableStack()
  let viewer: Viewer = ANONYMOUS
  const buffer = opened.use(
    new SendBuffer(connection, batcher, limits, () => {
      const { cursor } = operations
      close(4513, cursor === null ? 'too slow: resume with your cursor' : `too slow: resume after ${cursor}`)
      // The close frame waits behind all that the client does not take.
      setTimeout(() => socket.terminate(), TERMINATE_AFTER_MS).unref()
    }),
  )
  /** After all that was written before. */
  const close = (code: number, reason: string) => {
    if (socket.readyState !== WebSocket.OPEN) return
    parts.onClosed(closeReason(code))
    buffer.flush()
    buffer[Symbol.dispose]()
    socket.close(code, reason.slice(0, MAX_REASON_CHARACTERS))
  }
  /** Nothing is delivered after it, not even what waits for the client to take it. */
  const expire = () => {
    parts.onClosed('token expired')
    buffer[Symbol.dispose]()
    if (connection.writableLength > 0) socket.terminate()
    else socket.close(4403, 'token expired: resume with a new one')
  }
  const operations = new SocketOperations(parts, buffer, charge, limits.maxOperationsPerSocket)
  opened.defer(() => operations.leaveAll())

  const protocol = makeServer<{ authorization?: unknown }, object>({
    connectionInitWaitTimeout: limits.initTimeoutMs,
    async onConnect({ connectionParams }) {
      const given = connectionParams?.authorization || authorization
      try {
        viewer = await parts.authenticate(typeof given === 'string' ? given : null)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        close(4403, error.message)
        return false
      }
      // The client may have gone while its token was verified.
      if (viewer.expiresAt && !held.disposed) held.use(atExpiry(viewer.expiresAt, expire))
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
      send: async (text) => writeMessage(buffer, text),
      close,
      onMessage: (listener) => {
        socket.on('message', (data) => {
          if (!rate.take()) return close(4508, 'too many messages')
          // Who does not take the answers is asked for no more questions.
          if (!buffer.ready && !socket.isPaused) {
            socket.pause()
            buffer.whenReady(() => socket.resume())
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
  keepAlive(socket, limits.pingMs, {
    pinged() {
      const { cursor } = operations
      if (cursor !== null && buffer.ready) writeMessage(buffer, JSON.stringify({ type: 'ping', payload: { cursor } }))
    },
    dead() {
      parts.onClosed('dead')
      socket.terminate()
    },
  })
  const held = opened.move()
  socket.once('close', (code, reason) => {
    held.dispose()
    closed(code, String(reason)).catch(parts.onError)
  })
  return async () => {
    await operations.answered()
    // What graphql-ws makes of the last answer is written in this turn.
    setImmediate(() => close(1012, 'restarting: resume with your cursor'))
  }
}
