import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import type { SendBuffer } from '../connection/send-buffer.ts'
import type { Following } from '../live/followable.ts'
import { writeMessage } from './frame.ts'

/** Tells the client of a socket from where it can resume, so that it knows even if it receives no event. */
export class SocketCursor {
  readonly #buffer: SendBuffer
  readonly #epoch: () => string
  readonly #following: Iterable<Following>
  #preparing = 0
  /** Whether a subscription has started since the client was last told a cursor. */
  #isDue = false

  /** `following`: the subscriptions and live queries of the socket, as they are at any time. */
  constructor(buffer: SendBuffer, epoch: () => string, following: Iterable<Following>) {
    this.#buffer = buffer
    this.#epoch = epoch
    this.#following = following
  }

  /**
   * The lowest position of all subscriptions: resuming each of them from it misses nothing. Null without subscriptions,
   * and while an operation is being prepared, because it may start at a lower position.
   */
  get current(): string | null {
    const positions = [...this.#following].flatMap(({ position }) => position ?? [])
    return positions.length === 0 || this.#preparing > 0
      ? null
      : encodeLogCursor({ epoch: this.#epoch(), position: Math.min(...positions) })
  }

  ping(): void {
    const cursor = this.current
    if (cursor === null || !this.#buffer.ready) return
    this.#isDue = false
    writeMessage(this.#buffer, JSON.stringify({ type: 'ping', payload: { cursor } }))
  }

  /** Nothing is told until what is returned is disposed of. */
  prepare(): Disposable {
    this.#preparing++
    return {
      [Symbol.dispose]: () => {
        this.#preparing--
        if (this.#isDue) this.#tellSoon()
      },
    }
  }

  /** Call it when a subscription has started. */
  tell(): void {
    this.#isDue = true
    this.#tellSoon()
  }

  /** In the next turn of the event loop: until then, a subscription that was prepared may not have been started. */
  #tellSoon(): void {
    setImmediate(() => {
      if (this.#isDue) this.ping()
    })
  }
}
