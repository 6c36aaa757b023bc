import type { LoggedEvent } from '../../db/log/event-log.ts'

/** Whether what was read before may hold what nobody may read any more, also inside of other articles. */
export function takesAway({ kind }: LoggedEvent): boolean {
  return kind === 'WITHHELD' || kind === 'CANCELED' || kind === 'EXPIRED'
}
