import { keepingPlace } from '../place/keep-place.ts'
import { atRest, slides, sliding } from '../place/slide.ts'
import { countWaiting } from '../place/waiting.ts'
import { applyEvent } from './events.ts'
import type { LiveEvent } from './live-event.ts'

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
    const { articleId, article } = arrival.event
    // What was told of a withdrawn article before is shown to nobody.
    if (article === null) {
      const others = ({ event }: Arrival) => event.articleId !== articleId
      this.#waiting = this.#waiting.filter(others)
      this.#meanwhile = this.#meanwhile?.filter(others) ?? null
    }
    this.#waiting.push(arrival)
    this.#meanwhile?.push(arrival)
    // In a hidden page, animations do not run and so never end.
    if (!slides() || document.hidden || article === null) this.flush()
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
    calmly(() => {
      for (const { event, cursor } of arrivals) if (applyEvent(event)) this.#needsServer(cursor)
    })
  }

  /**
   * Fetches with `ask` and applies the response with `put`. The response may be older than events that arrive in the meantime: those are
   * shown at once, and again after the response has been applied. One fetch at a time.
   */
  async over<Answer>(ask: () => Promise<Answer>, put: (answer: Answer) => void): Promise<Answer> {
    this.#meanwhile = []
    try {
      const answer = await ask()
      if (slides() && !document.hidden) await atRest()
      this.flush()
      calmly(() => {
        put(answer)
        for (const { event } of this.#meanwhile ?? []) applyEvent(event)
      })
      return answer
    } finally {
      this.#meanwhile = null
    }
  }
}

/** What is read stays in its place, and what moves is seen moving. */
function calmly(change: () => void): void {
  sliding(() => keepingPlace(change))
  countWaiting()
}
