import { applyEvent, type LiveEvent } from './events.ts'
import { atRest, slides, sliding } from './slide.ts'

interface Arrival {
  readonly event: LiveEvent
  readonly cursor: string
}

/**
 * Shows events in order. They wait until the animation of the previous ones has ended, so that a burst is one animation. A withdrawal is
 * shown at once, together with the events before it.
 */
export class Arrivals {
  readonly #needsServer: (cursor: string) => void
  #waiting: Arrival[] = []
  #waits = false
  /** Events that arrived during a refetch; null if there is none. */
  #meanwhile: Arrival[] | null = null

  /** `needsServer` is called with events that only the server can render. */
  constructor(needsServer: (cursor: string) => void) {
    this.#needsServer = needsServer
  }

  add(arrival: Arrival): void {
    this.#waiting.push(arrival)
    this.#meanwhile?.push(arrival)
    // In a hidden page, animations do not run and so never end.
    if (!slides() || document.hidden || arrival.event.article === null) this.flush()
    else if (!this.#waits) {
      this.#waits = true
      void atRest().then(() => this.flush())
    }
  }

  flush(): void {
    this.#waits = false
    const arrivals = this.#waiting
    this.#waiting = []
    if (arrivals.length === 0) return
    sliding(() => {
      for (const { event, cursor } of arrivals) if (applyEvent(event)) this.#needsServer(cursor)
    })
  }

  /**
   * Fetches with `ask` and applies the response with `put`. The response may be older than events that arrive in the meantime: those are
   * shown at once, and again after the response has been applied. One fetch at a time.
   */
  async over<Answer>(ask: () => Promise<Answer>, put: (answer: Answer) => void): Promise<Answer> {
    const meanwhile: Arrival[] = []
    this.#meanwhile = meanwhile
    try {
      const answer = await ask()
      this.flush()
      put(answer)
      for (const { event } of meanwhile) applyEvent(event)
      return answer
    } finally {
      this.#meanwhile = null
    }
  }
}
