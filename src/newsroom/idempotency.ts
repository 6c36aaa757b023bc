import { createHash } from 'node:crypto'
import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { claimKey, type FirstResult, type IdempotencyKey, storeResult } from '../../db/content/idempotency.ts'
import { positionOf } from '../../db/log/event-log.ts'
import type { Submitted } from '../../schema/article/submission.ts'
import { idempotencyConflict } from '../../schema/errors.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'

/** The result of a mutation, as its transaction stores it. */
export interface Outcome extends FirstResult {
  readonly changed: boolean
}

/** A mutation with its validated input. */
export interface Request {
  readonly operation: string
  readonly input: { readonly idempotencyKey: string | null }
  readonly by: Viewer
}

/**
 * Does the work in one transaction. If the same request was made before with its idempotency key, returns the first result.
 * @throws IDEMPOTENCY_CONFLICT if the key was used for a different request.
 */
export async function idempotent(
  query: Query,
  request: Request,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Submitted> {
  const claim = claimOf(request)
  const {
    articleId,
    version,
    eventId,
    postId = null,
    changed,
  } = await transact(query, async (tx) => {
    const first = claim && (await claimKey(tx, claim))
    if (first === 'other') throw idempotencyConflict()
    if (first) return { ...first, changed: true }
    const outcome = await work(tx)
    if (claim) await storeResult(tx, claim, outcome)
    return outcome
  })
  return { articleId, version, postId, changed, position: eventId === null ? null : await positionOf(query, eventId) }
}

function claimOf({ operation, input, by }: Request): IdempotencyKey | null {
  if (input.idempotencyKey === null) return null
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('base64url')
  return { subject: by.subject ?? '', key: input.idempotencyKey, fingerprint }
}
