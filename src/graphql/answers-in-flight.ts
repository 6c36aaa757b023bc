import { unavailable } from '../../schema/errors.ts'

const LEAST_BYTES = 16_384
const BYTES_PER_COST = 2_048
const RETRY_SECONDS = 1

/** About as much as operating systems buffer for a connection. Only larger answers wait for their readers. */
const WAITING_BYTES = 65_536

/** The response that an answer is sent with. */
interface Receiver {
  readonly closed: boolean
  once(event: 'close', listener: () => void): unknown
  setTimeout(ms: number, onSilence: () => void): unknown
  destroy(): unknown
}

/** The memory of answers that are being made, or sent to clients that read slowly. Over its limit, no other answer is begun. */
export class AnswersInFlight {
  readonly #maxBytes: number
  readonly #maxBytesEach: number
  readonly #slowAfterMs: number
  #bytes = 0

  /** A response of which nothing is read for `slowAfterMs` is given up. */
  constructor(maxBytes: number, maxBytesEach: number, slowAfterMs: number) {
    this.#maxBytes = maxBytes
    this.#maxBytesEach = maxBytesEach
    this.#slowAfterMs = slowAfterMs
  }

  get bytes(): number {
    return this.#bytes
  }

  /** Makes room for an answer of this cost until it is disposed of. @throws UNAVAILABLE, to be tried again after `retryAfter` */
  reserve(cost: number): Disposable {
    const bytes = Math.min(LEAST_BYTES + cost * BYTES_PER_COST, this.#maxBytesEach, this.#maxBytes)
    if (this.#bytes + bytes > this.#maxBytes) {
      throw unavailable('There is too much to do. Try again in a moment.', RETRY_SECONDS)
    }
    this.#bytes += bytes
    return {
      [Symbol.dispose]: () => {
        this.#bytes -= bytes
      },
    }
  }

  /** Counts an answer until it is sent, or its client has left. */
  hold(bytes: number, receiver: Receiver): void {
    // The client may have left while the answer was made, and `close` comes once.
    if (receiver.closed || bytes <= WAITING_BYTES) return
    this.#bytes += bytes
    receiver.setTimeout(this.#slowAfterMs, () => receiver.destroy())
    receiver.once('close', () => {
      this.#bytes -= bytes
    })
  }
}
