import type { WriteBatcher } from './write-batcher.ts'

export interface SendBufferLimits {
  readonly maxUnsentBytes: number
  readonly slowAfterMs: number
}

/** The part of `stream.Writable` that is used: a socket, or the response of a request. */
export interface Connection {
  /** Bytes that the operating system has not accepted yet. */
  readonly writableLength: number
  write(bytes: string, encoding: 'latin1', flushed?: () => void): unknown
}

/**
 * The send buffer of one client, with backpressure: `ready` turns false at the high-water mark, `maxUnsentBytes`. `onSlow` is called
 * once when no write has completed for `slowAfterMs`. It is a timeout, not a limit in bytes, which a client that reads a few bytes a
 * second would never reach.
 */
export class SendBuffer implements Disposable {
  readonly #connection: Connection
  readonly #batcher: WriteBatcher
  readonly #limits: SendBufferLimits
  readonly #onSlow: () => void
  readonly #pieces: string[] = []
  #bufferedBytes = 0
  /** Whether the last flush left bytes that the operating system did not accept immediately. */
  #backlogged = false
  #lastProgressAt = 0
  #waiting: (() => void)[] = []
  #resuming = false
  #slowTimer: NodeJS.Timeout | null = null
  #closed = false

  constructor(connection: Connection, batcher: WriteBatcher, limits: SendBufferLimits, onSlow: () => void) {
    this.#connection = connection
    this.#batcher = batcher
    this.#limits = limits
    this.#onSlow = onSlow
  }

  get unsentBytes(): number {
    return this.#bufferedBytes + (this.#backlogged ? this.#connection.writableLength : 0)
  }

  get ready(): boolean {
    return !this.#closed && this.unsentBytes < this.#limits.maxUnsentBytes
  }

  /** Calls back once when the buffer is ready, never after it was disposed of. */
  whenReady(resume: () => void): void {
    if (this.ready) queueMicrotask(resume)
    else if (!this.#closed) this.#waiting.push(resume)
  }

  /** Takes binary strings. All that is written in one turn of the event loop leaves in one write. */
  write(...pieces: readonly string[]): void {
    if (this.#closed) return
    if (this.#bufferedBytes === 0) this.#batcher.add(this)
    for (const piece of pieces) {
      this.#pieces.push(piece)
      this.#bufferedBytes += piece.length
    }
  }

  /**
   * Writes the buffered bytes to the connection now. Write callbacks are requested only while there is a backlog: most
   * writes are accepted by the operating system immediately, and a callback per write was the largest cost of a broadcast.
   */
  flush(): void {
    if (this.#closed || this.#bufferedBytes === 0) return
    const bytes = this.#pieces.join('')
    this.#pieces.length = 0
    this.#bufferedBytes = 0
    const connection = this.#connection
    if (this.unsentBytes === 0) this.#lastProgressAt = Date.now()
    const wasBacklogged = this.#backlogged
    connection.write(bytes, 'latin1', wasBacklogged ? this.#onFlushed : undefined)
    this.#backlogged = connection.writableLength > 0
    if (this.#backlogged) {
      this.#slowTimer ??= setTimeout(this.#checkProgress, this.#limits.slowAfterMs)
      // The callback of an empty write runs when the backlog before it has been flushed.
      if (!wasBacklogged) connection.write('', 'latin1', this.#onFlushed)
    } else if (this.#waiting.length > 0) this.#resumeNext()
  }

  readonly #onFlushed = (): void => {
    this.#lastProgressAt = Date.now()
    if (this.#waiting.length > 0) this.#resumeNext()
  }

  /** Round robin, one per turn: the first stream of a socket must not fill the buffer again before the others resume. */
  #resumeNext(): void {
    if (this.#resuming || !this.ready) return
    const resume = this.#waiting.shift()
    if (!resume) return
    this.#resuming = true
    resume()
    setImmediate(() => {
      this.#resuming = false
      this.#resumeNext()
    })
  }

  readonly #checkProgress = (): void => {
    this.#slowTimer = null
    // Only bytes that were passed to the connection count: the client could not have read the others.
    if (this.#closed || this.#connection.writableLength === 0) return
    const leftMs = this.#lastProgressAt + this.#limits.slowAfterMs - Date.now()
    if (leftMs <= 0) this.#onSlow()
    else this.#slowTimer = setTimeout(this.#checkProgress, leftMs)
  };

  /** Discards the buffer; later writes are ignored. */
  [Symbol.dispose](): void {
    this.#closed = true
    this.#pieces.length = 0
    this.#bufferedBytes = 0
    this.#waiting = []
    if (this.#slowTimer) clearTimeout(this.#slowTimer)
  }
}
