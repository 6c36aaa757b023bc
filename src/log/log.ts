import type { Query } from '../../db/connection/database.ts'
import { renewLostEpoch } from '../../db/log/epoch.ts'
import { type LogRange, type LogSlice, logRange, readLog } from '../../db/log/event-log.ts'

/** What the follower needs of the event log. Tests implement it with an array. */
export interface Log {
  /** At most `limit` events after `position`, in order. */
  read(position: number, limit: number): Promise<LogSlice>
  range(): Promise<LogRange>
  /** Called when the log of this epoch ends before a position that was read from it. */
  lost(epoch: string, position: number): Promise<void>
}

export function databaseLog(query: Query): Log {
  return {
    read: (position, limit) => readLog(query, position, limit),
    range: () => logRange(query),
    lost: (epoch, position) => renewLostEpoch(query, epoch, position),
  }
}
