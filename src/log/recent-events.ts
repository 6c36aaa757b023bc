import type { LoggedEvent } from '../../db/log/event-log.ts'

/** The latest events, contiguous by position. */
export class RecentEvents {
  readonly #maxEvents: number
  readonly #events: LoggedEvent[] = []

  constructor(maxEvents: number) {
    this.#maxEvents = maxEvents
  }

  /** Appends the event of the next position. */
  add(event: LoggedEvent): void {
    this.#events.push(event)
    if (this.#events.length > this.#maxEvents) this.#events.shift()
  }

  clear(): void {
    this.#events.length = 0
  }

  /** All events after `position`; null if the first of them is not in memory any more. */
  after(position: number): readonly LoggedEvent[] | null {
    const oldest = this.#events[0]?.position
    return oldest !== undefined && oldest <= position + 1 ? this.#events.slice(position + 1 - oldest) : null
  }
}
