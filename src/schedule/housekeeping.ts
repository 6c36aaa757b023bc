import type { Query } from '../../db/database.ts'
import { forgetKeys } from '../../db/idempotency.ts'

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
  let working: Promise<void> = Promise.resolve()
  const clean = () => {
    working = forgetKeys(query, idempotencyDays).catch(onError)
  }
  const timer = setInterval(clean, everyMs)
  clean()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await working
    },
  }
}
