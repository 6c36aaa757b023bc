import type { Query } from '../../db/connection/database.ts'
import { renewLostEpoch } from '../../db/log/epoch.ts'
import { extent, type LogExtent, type LogSlice, readLog } from '../../db/log/event-log.ts'

/** What the runtime needs of the event log. The database has it, and so has an array in a test. */
export interface Log {
  /** At most `limit` events after `position`, in order. */
  read(position: number, limit: number): Promise<LogSlice>
  extent(): Promise<LogExtent>
  /** Called when the log, under this epoch, has gone back behind a position that was read from it. */
  lost(epoch: string, position: number): Promise<void>
}

export function databaseLog(query: Query): Log {
  return {
    read: (position, limit) => readLog(query, position, limit),
    extent: () => extent(query),
    lost: (epoch, position) => renewLostEpoch(query, epoch, position),
  }
}
