import type { Query } from '../../db/database.ts'
import { extent, type LogExtent, type LoggedEvent, readAfter } from '../../db/event-log.ts'

/** What the runtime needs of the event log. The database has it, and so has an array in a test. */
export interface Log {
  /** At most `limit` events after `position`, in order. */
  readAfter(position: number, limit: number): Promise<LoggedEvent[]>
  extent(): Promise<LogExtent>
}

export function databaseLog(query: Query): Log {
  return {
    readAfter: (position, limit) => readAfter(query, position, limit),
    extent: () => extent(query),
  }
}
