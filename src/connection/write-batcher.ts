const MAX_TURN_MS = 10
const WRITES_PER_CLOCK_READ = 64

export interface Flushable {
  flush(): void
}

/**
 * Flushes the send buffers that were written to, once per turn of the event loop and oldest first. Under load, several
 * events for one connection leave in a single write; a turn is cut off after 10 ms so that incoming messages are read
 * in between.
 */
export class WriteBatcher {
  #pending: Flushable[] = []
  #scheduled = false

  /** Add a buffer once, and again only after it was flushed. */
  add(buffer: Flushable): void {
    this.#pending.push(buffer)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(this.#flushPending)
  }

  readonly #flushPending = (): void => {
    const until = performance.now() + MAX_TURN_MS
    const pending = this.#pending
    let flushed = 0
    while (flushed < pending.length) {
      pending[flushed++]?.flush()
      if (flushed % WRITES_PER_CLOCK_READ === 0 && performance.now() > until) break
    }
    this.#pending = pending.slice(flushed)
    this.#scheduled = this.#pending.length > 0
    if (this.#scheduled) setImmediate(this.#flushPending)
  }
}
