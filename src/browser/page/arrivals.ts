import { applyEvent, type LiveEvent } from './events.ts'
import { atRest, slides, sliding } from './slide.ts'

interface Arrival {
  readonly event: LiveEvent
  readonly cursor: string
}

/**
 * Shows events in their order. They wait for what the last ones moved to come to rest, so that many at once are one
 * movement; what is withdrawn goes at once, and those before it with it.
 */
export class Arrivals {
  readonly #needsServer: (cursor: string) => void
  #waiting: Arrival[] = []
  #waits = false
  /** What came while the server makes the page anew; null while it does not. */
  #meanwhile: Arrival[] | null = null

  /** `needsServer` hears of what has to come from the server to be seen in full. */
  constructor(needsServer: (cursor: string) => void) {
    this.#needsServer = needsServer
  }

  add(arrival: Arrival): void {
    this.#waiting.push(arrival)
    this.#meanwhile?.push(arrival)
    // Nobody sees what slides in a page that is hidden, and nothing comes to rest there.
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
   * Puts what `ask` gets from the server on the page with `put`. Its answer may be from before what came while it was on its
   * way: that is shown at once, and again over the answer. One at a time.
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
