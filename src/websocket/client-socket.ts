import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { type CloseReason, closeReason } from '../connection/close-reason.ts'
import { SendBuffer, type SendBufferLimits } from '../connection/send-buffer.ts'
import type { TokenEnd } from '../connection/token-end.ts'
import type { WriteBatcher } from '../connection/write-batcher.ts'
import { writeMessage } from './frame.ts'

const MAX_REASON_CHARACTERS = 120
const TERMINATE_AFTER_MS = 5_000

export interface ClientSocketEvents {
  /** No write has completed for `slowAfterMs`. */
  readonly slow: () => void
  readonly closed: (reason: CloseReason) => void
}

/**
 * One client's WebSocket, with the send buffer that messages are written to and the ways to close it. Messages go to the
 * connection that the HTTP server handed over with the upgrade, not through `ws`: frames of several messages leave in one
 * write. `ws` sends only control frames, each a whole frame in one write and without a compression extension, so the
 * two do not interfere.
 */
export class ClientSocket implements Disposable {
  readonly buffer: SendBuffer
  readonly #socket: WebSocket
  readonly #connection: Duplex
  readonly #onClosed: ClientSocketEvents['closed']

  constructor(
    socket: WebSocket,
    connection: Duplex,
    batcher: WriteBatcher,
    limits: SendBufferLimits,
    on: ClientSocketEvents,
  ) {
    this.buffer = new SendBuffer(connection, batcher, limits, on.slow)
    this.#socket = socket
    this.#connection = connection
    this.#onClosed = on.closed
  }

  send(text: string): void {
    writeMessage(this.buffer, text)
  }

  /** Stops reading until the send buffer is ready: a client that does not read its responses sends no more requests. */
  pauseUntilReady(): void {
    if (this.buffer.ready || this.#socket.isPaused) return
    this.#socket.pause()
    this.buffer.whenReady(() => this.#socket.resume())
  }

  /** Closes after everything that was sent before. */
  close(code: number, reason: string): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#onClosed(closeReason(code))
    this.buffer.flush()
    this.buffer[Symbol.dispose]()
    this.#socket.close(code, reason.slice(0, MAX_REASON_CHARACTERS))
  }

  /** Closes with 4513. The close frame is queued behind what the client does not read, so the socket is terminated later. */
  closeSlow(cursor: string | null): void {
    this.close(4513, cursor === null ? 'too slow: resume with your cursor' : `too slow: resume after ${cursor}`)
    setTimeout(() => this.#socket.terminate(), TERMINATE_AFTER_MS).unref()
  }

  /** Closes with 4403 without delivering anything more: not even what is buffered, for which the connection is cut. */
  closeTokenEnded(reason: TokenEnd): void {
    this.#onClosed(reason)
    this.buffer[Symbol.dispose]()
    if (this.#connection.writableLength > 0) this.#socket.terminate()
    else this.#socket.close(4403, `${reason}: resume with a new one`)
  }

  /** Cuts the connection of a peer that does not answer pings. */
  terminateDead(): void {
    this.#onClosed('dead')
    this.#socket.terminate()
  }

  [Symbol.dispose](): void {
    this.buffer[Symbol.dispose]()
  }
}
