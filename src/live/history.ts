import type { LoggedEvent } from '../../db/log/event-log.ts'

export interface HistoryLimits {
  readonly maxEventsPerRead: number
}

/** The follower's recent events. */
export interface RecentLog {
  readonly head: number
  /** Null if the event after `position` is not in memory any more. */
  recentAfter(position: number): readonly LoggedEvent[] | null
}

/** Events up to the follower's head, from memory or else from the log. Concurrent reads at one position are coalesced. */
export class History {
  readonly #recent: RecentLog
  readonly #read: (position: number, limit: number) => Promise<readonly LoggedEvent[]>
  readonly #limits: HistoryLimits
  readonly #reading = new Map<number, Promise<readonly LoggedEvent[]>>()

  constructor(
    recent: RecentLog,
    read: (position: number, limit: number) => Promise<readonly LoggedEvent[]>,
    limits: HistoryLimits,
  ) {
    this.#recent = recent
    this.#read = read
    this.#limits = limits
  }

  get head(): number {
    return this.#recent.head
  }

  /** At least one event after `position`, contiguous and in order. Empty if the log has been pruned past this position. */
  async after(position: number): Promise<readonly LoggedEvent[]> {
    const recent = this.#recent.recentAfter(position)
    if (recent) return recent.slice(0, this.#limits.maxEventsPerRead)
    const reading = this.#reading.get(position) ?? this.#readLog(position)
    this.#reading.set(position, reading)
    return reading
  }

  async #readLog(position: number): Promise<readonly LoggedEvent[]> {
    try {
      const events = await this.#read(position, this.#limits.maxEventsPerRead)
      if (events[0]?.position !== position + 1) return []
      // The log may be ahead of the follower. Its other consumers, the caches, handle an event before clients see it.
      const { head } = this
      return events.filter((event) => event.position <= head)
    } finally {
      this.#reading.delete(position)
    }
  }
}
