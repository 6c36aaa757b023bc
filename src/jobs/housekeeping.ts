import type { Query } from '../../db/connection/database.ts'
import { forgetKeys } from '../../db/content/idempotency.ts'
import { forgetPreviewLinks } from '../../db/tokens/preview-links.ts'
import { forgetTokens } from '../../db/tokens/revoked-tokens.ts'
import { poll } from '../clock/poll.ts'

export interface HousekeepingLimits {
  readonly everyMs: number
  readonly idempotencyDays: number
}

/** Deletes expired idempotency keys, tokens and links to previews at intervals. Several gateways may do so concurrently. */
export function housekeeping(
  query: Query,
  { everyMs, idempotencyDays }: HousekeepingLimits,
  onError: (error: unknown) => void,
): AsyncDisposable {
  const work = async () => {
    await forgetKeys(query, idempotencyDays)
    await forgetTokens(query)
    await forgetPreviewLinks(query)
    return everyMs
  }
  return poll({ work, retryMs: everyMs, onError })
}
