import type { LoggedEvent } from '../../db/log/event-log.ts'

export interface HistoryLimits {
  readonly maxEventsPerRead: number
}

/** Where events are found again: those kept in this process, else the log. */
export interface KeptEvents {
  readonly head: number
  keptAfter(position: number): readonly LoggedEvent[] | null
}

/** Reads what lies behind the head. Readers who stand at the same place share one read. */
export class History {
  readonly #kept: KeptEvents
  readonly #read: (position: number, limit: number) => Promise<readonly LoggedEvent[]>
  readonly #limits: HistoryLimits
  readonly #reading = new Map<number, Promise<readonly LoggedEvent[]>>()

  constructor(
    kept: KeptEvents,
    read: (position: number, limit: number) => Promise<readonly LoggedEvent[]>,
    limits: HistoryLimits,
  ) {
    this.#kept = kept
    this.#read = read
    this.#limits = limits
  }

  get head(): number {
    return this.#kept.head
  }

  /** At least one event after `position`, in order and without a hole; none when the log does not reach back so far. */
  async after(position: number): Promise<readonly LoggedEvent[]> {
    const kept = this.#kept.keptAfter(position)
    if (kept) return kept.slice(0, this.#limits.maxEventsPerRead)
    const reading = this.#reading.get(position) ?? this.#readLog(position)
    this.#reading.set(position, reading)
    return reading
  }

  async #readLog(position: number): Promise<readonly LoggedEvent[]> {
    try {
      const events = await this.#read(position, this.#limits.maxEventsPerRead)
      if (events[0]?.position !== position + 1) return []
      // The log may be ahead of this process, whose other consumers (caches) have to hear of an event before clients.
      const { head } = this
      return events.filter((event) => event.position <= head)
    } finally {
      this.#reading.delete(position)
    }
  }
}
