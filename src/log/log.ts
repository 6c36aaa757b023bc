import type { LogRange, LogSlice } from '../../db/log/event-log.ts'

/** What the follower needs of the event log. The database has it, and so has an array in a test. */
export interface Log {
  /** At most `limit` events after `position`, in order. */
  read(position: number, limit: number): Promise<LogSlice>
  range(): Promise<LogRange>
  /** Called when the log of this epoch ends before a position that was read from it. */
  lost(epoch: string, position: number): Promise<void>
}
