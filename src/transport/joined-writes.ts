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
  readonly #waiting = new Set<Collected>()
  #scheduled = false

  add(collected: Collected): void {
    this.#waiting.add(collected)
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(this.#turn)
  }

  readonly #turn = (): void => {
    const until = performance.now() + MAX_TURN_MS
    let writes = 0
    for (const collected of this.#waiting) {
      this.#waiting.delete(collected)
      collected.flush()
      if (++writes % WRITES_PER_LOOK === 0 && performance.now() > until) break
    }
    this.#scheduled = this.#waiting.size > 0
    if (this.#scheduled) setImmediate(this.#turn)
  }
}
