import type { LoggedEvent } from '../../db/log/event-log.ts'

/** Keeps the newest event of each article, in log order, with the number of older events that it replaces. */
export function conflate(events: readonly LoggedEvent[]): { event: LoggedEvent; conflated: number }[] {
  const bySubject = Map.groupBy(events, (event) => event.subjectId)
  return [...bySubject.values()]
    .flatMap((all) => {
      const event = all.at(-1)
      return event ? [{ event, conflated: all.length - 1 }] : []
    })
    .sort((one, other) => one.event.position - other.event.position)
}
