import type { JoinedWrites } from './joined-writes.ts'

export interface OutletLimits {
  readonly maxUnsentBytes: number
  readonly slowAfterMs: number
}

/** A connection as Node has them: a socket, or the response of a request. */
export interface Connection {
  /** Bytes that the operating system has not taken yet. */
  readonly writableLength: number
  write(bytes: string, encoding: 'latin1', taken?: () => void): unknown
}

/**
 * The way out to one client. It takes what it is given, says when it has enough, and tells `onSlow` once when the
 * client has taken nothing for too long. A count of unsent bytes alone never tells: a client may drip.
 */
export class Outlet implements Disposable {
  readonly #connection: Connection
  readonly #joined: JoinedWrites
  readonly #limits: OutletLimits
  readonly #onSlow: () => void
  readonly #pieces: string[] = []
  #collectedBytes = 0
  /** Its last bytes were not taken in the turn in which they were written. */
  #lags = false
  #lastTakenAt = 0
  #waiting: (() => void)[] = []
  #waking = false
  #watch: NodeJS.Timeout | null = null
  #closed = false

  constructor(connection: Connection, joined: JoinedWrites, limits: OutletLimits, onSlow: () => void) {
    this.#connection = connection
    this.#joined = joined
    this.#limits = limits
    this.#onSlow = onSlow
  }

  get unsentBytes(): number {
    return this.#collectedBytes + (this.#lags ? this.#connection.writableLength : 0)
  }

  get ready(): boolean {
    return !this.#closed && this.unsentBytes < this.#limits.maxUnsentBytes
  }

  /** Calls back once when it is ready; never after it was disposed of. */
  whenReady(go: () => void): void {
    if (this.ready) queueMicrotask(go)
    else if (!this.#closed) this.#waiting.push(go)
  }

  /** Takes binary strings; what is written in one turn goes out together. */
  write(...pieces: readonly string[]): void {
    if (this.#closed) return
    if (this.#collectedBytes === 0) this.#joined.add(this)
    for (const piece of pieces) {
      this.#pieces.push(piece)
      this.#collectedBytes += piece.length
    }
  }

  /**
   * Hands on what was written, now. While the operating system takes everything at once, as it does for nearly all clients,
   * nobody has to be told when: a callback for each write costs more than all else here.
   */
  flush(): void {
    if (this.#closed || this.#collectedBytes === 0) return
    const bytes = this.#pieces.join('')
    this.#pieces.length = 0
    this.#collectedBytes = 0
    const connection = this.#connection
    if (this.unsentBytes === 0) this.#lastTakenAt = Date.now()
    const lagged = this.#lags
    connection.write(bytes, 'latin1', lagged ? this.#taken : undefined)
    this.#lags = connection.writableLength > 0
    if (this.#lags) {
      this.#watch ??= setTimeout(this.#look, this.#limits.slowAfterMs)
      // Behind what is not taken yet.
      if (!lagged) connection.write('', 'latin1', this.#taken)
    } else if (this.#waiting.length > 0) this.#wake()
  }

  readonly #taken = (): void => {
    this.#lastTakenAt = Date.now()
    if (this.#waiting.length > 0) this.#wake()
  }

  /** One at a time, in turn: the first stream of a socket must not take all the room that comes free. */
  #wake(): void {
    if (this.#waking || !this.ready) return
    const go = this.#waiting.shift()
    if (!go) return
    this.#waking = true
    go()
    setImmediate(() => {
      this.#waking = false
      this.#wake()
    })
  }

  readonly #look = (): void => {
    this.#watch = null
    // What was not handed on yet is nothing that the client could have taken.
    if (this.#closed || this.#connection.writableLength === 0) return
    const leftMs = this.#lastTakenAt + this.#limits.slowAfterMs - Date.now()
    if (leftMs <= 0) this.#onSlow()
    else this.#watch = setTimeout(this.#look, leftMs)
  };

  /** Nothing goes out any more, not even what was written before. */
  [Symbol.dispose](): void {
    this.#closed = true
    this.#pieces.length = 0
    this.#collectedBytes = 0
    this.#waiting = []
    if (this.#watch) clearTimeout(this.#watch)
  }
}
