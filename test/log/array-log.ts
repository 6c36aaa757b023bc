import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Log } from '../../src/log/log.ts'

export const EPOCH = '01890a5d-ac96-774b-bcce-b302099a8057'

/** An event log in an array, which can be unavailable, have a gap and be pruned. */
export interface ArrayLog extends Log {
  readonly head: number
  readonly reads: number
  /** Reads fail while this is set. */
  away: Error | null
  /** The position of a gap: the event exists but is not visible yet. */
  hidden: number | null
  append(event?: Partial<LoggedEvent>): LoggedEvent
  readAfter(position: number, limit: number): Promise<LoggedEvent[]>
  /** Restores an earlier state under this epoch. */
  restore(head: number, epoch: string): void
  /** Prunes all events up to this position. */
  prune(position: number): void
}

export function arrayLog(): ArrayLog {
  let events: LoggedEvent[] = []
  let head = 0
  let epoch = EPOCH
  let oldest = 1
  let reads = 0
  const log: ArrayLog = {
    away: null,
    hidden: null,
    get head() {
      return head
    },
    get reads() {
      return reads
    },
    append(event = {}) {
      const logged = { ...loggedEvent(++head), ...event }
      events.push(logged)
      return logged
    },
    prune(position) {
      events = events.filter((event) => event.position > position)
      oldest = position + 1
    },
    restore(position, under) {
      events = events.filter((event) => event.position <= position)
      head = position
      epoch = under
    },
    async readAfter(position, limit) {
      reads++
      if (log.away) throw log.away
      return events.filter((event) => event.position > position && event.position !== log.hidden).slice(0, limit)
    },
    async read(position, limit) {
      return { ...(await log.range()), events: await log.readAfter(position, limit) }
    },
    range: async () => ({ epoch, oldest, head }),
    async lost(of, position) {
      if (of === epoch && head < position) epoch = `renewed ${of}`
    },
  }
  return log
}

export function loggedEvent(position: number): LoggedEvent {
  return {
    position,
    at: new Date(0),
    kind: 'PUBLISHED',
    subjectId: `article ${position}`,
    uri: `urn:article:${position}`,
    version: 1,
    note: null,
    before: null,
    after: null,
    past: null,
    postId: null,
    referrers: null,
  }
}
