import type { Query } from '../../db/connection/database.ts'
import { forgetKeys } from '../../db/content/idempotency.ts'
import { repeat } from '../clock/repeat.ts'

export interface HousekeepingLimits {
  readonly everyMs: number
  readonly idempotencyDays: number
}

/** Takes away, now and then, what nobody may rely on any more. Any number of gateways may do it at once. */
export function housekeeping(
  query: Query,
  { everyMs, idempotencyDays }: HousekeepingLimits,
  onError: (error: unknown) => void,
): AsyncDisposable {
  const work = async () => {
    await forgetKeys(query, idempotencyDays)
    return everyMs
  }
  return repeat(work, everyMs, onError)
}
