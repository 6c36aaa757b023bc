import type { LogRange, LogSlice } from '../../db/log/event-log.ts'

/** The part of the event log that the follower needs. */
export interface Log {
  /** At most `limit` events after `position`, in order. */
  read(position: number, limit: number): Promise<LogSlice>
  range(): Promise<LogRange>
  /** Called when the log of this epoch has become shorter than a position that was read from it. */
  lost(epoch: string, position: number): Promise<void>
}
