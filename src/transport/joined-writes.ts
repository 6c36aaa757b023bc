const MAX_TURN_MS = 10
const WRITES_PER_LOOK = 64

/** Something that has collected what to write. */
export interface Collected {
  flush(): void
}

/**
 * Writes what was collected for each connection when the turn is over, the longest waiting first. Under load, events
 * that come before a connection's turn go out with one write; and the process hears its clients between two turns.
 */
export class JoinedWrites {
  #waiting: Collected[] = []
  #scheduled = false

  /** Once, until it is flushed. */
  add(collected: Collected): void {
    this.#waiting.push(collected)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(this.#turn)
  }

  readonly #turn = (): void => {
    const until = performance.now() + MAX_TURN_MS
    const waiting = this.#waiting
    let writes = 0
    while (writes < waiting.length) {
      waiting[writes++]?.flush()
      if (writes % WRITES_PER_LOOK === 0 && performance.now() > until) break
    }
    this.#waiting = waiting.slice(writes)
    this.#scheduled = this.#waiting.length > 0
    if (this.#scheduled) setImmediate(this.#turn)
  }
}
