import type { LogExtent } from '../../db/log/event-log.ts'
import { decodeLogCursor } from '../../schema/log-cursor.ts'

/** Where a subscriber with this cursor goes on, or why it cannot. A bad cursor is everyday, so it is a value. */
export type Resumption = { readonly from: number } | { readonly problem: 'invalid' | 'expired' | 'ahead' }

export function resumption(cursor: string, { epoch, oldest, head }: LogExtent): Resumption {
  const place = decodeLogCursor(cursor)
  if (place === null || place.epoch !== epoch) return { problem: 'invalid' }
  if (place.position < oldest - 1) return { problem: 'expired' }
  return place.position > head ? { problem: 'ahead' } : { from: place.position }
}
