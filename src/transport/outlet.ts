export interface OutletLimits {
  readonly maxUnsentBytes: number
  readonly slowAfterMs: number
}

/** Writes text to a connection; `done` is called when the operating system has taken it. */
export type Send = (text: string, done: () => void) => void

/**
 * The way out to one client. It takes what it is given, says when it has enough, and tells `onSlow` once when the
 * client has taken nothing for too long. A count of unsent bytes alone never tells: a client may drip.
 */
export class Outlet implements Disposable {
  readonly #send: Send
  readonly #limits: OutletLimits
  readonly #onSlow: () => void
  #unsentBytes = 0
  #lastTakenAt = 0
  #waiting: (() => void)[] = []
  #waking = false
  #watch: NodeJS.Timeout | null = null
  #closed = false

  constructor(send: Send, limits: OutletLimits, onSlow: () => void) {
    this.#send = send
    this.#limits = limits
    this.#onSlow = onSlow
  }

  get ready(): boolean {
    return !this.#closed && this.#unsentBytes < this.#limits.maxUnsentBytes
  }

  /** Calls back once when it is ready; never after it was disposed of. */
  whenReady(go: () => void): void {
    if (this.ready) queueMicrotask(go)
    else if (!this.#closed) this.#waiting.push(go)
  }

  write(text: string): void {
    if (this.#closed) return
    const bytes = Buffer.byteLength(text)
    if (this.#unsentBytes === 0) this.#lastTakenAt = Date.now()
    this.#unsentBytes += bytes
    this.#watch ??= setTimeout(() => this.#look(), this.#limits.slowAfterMs)
    this.#send(text, () => this.#taken(bytes))
  }

  #taken(bytes: number): void {
    this.#unsentBytes -= bytes
    this.#lastTakenAt = Date.now()
    this.#wake()
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

  #look(): void {
    this.#watch = null
    if (this.#closed || this.#unsentBytes === 0) return
    const leftMs = this.#lastTakenAt + this.#limits.slowAfterMs - Date.now()
    if (leftMs <= 0) this.#onSlow()
    else this.#watch = setTimeout(() => this.#look(), leftMs)
  }

  [Symbol.dispose](): void {
    this.#closed = true
    this.#waiting = []
    if (this.#watch) clearTimeout(this.#watch)
  }
}
