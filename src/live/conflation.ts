import type { LoggedEvent } from '../../db/log/event-log.ts'

/** The newest event about each thing, in order, with how many earlier ones it stands for. */
export function newestOfEach(events: readonly LoggedEvent[]): { event: LoggedEvent; conflated: number }[] {
  const bySubject = Map.groupBy(events, (event) => event.subjectId)
  return [...bySubject.values()]
    .flatMap((all) => {
      const event = all.at(-1)
      return event ? [{ event, conflated: all.length - 1 }] : []
    })
    .sort((one, other) => one.event.position - other.event.position)
}
