import { createHash } from 'node:crypto'
import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { claimKey, type FirstAnswer, type IdempotencyKey, rememberAnswer } from '../../db/content/idempotency.ts'
import { positionOf } from '../../db/log/event-log.ts'
import { idempotencyConflict } from '../../schema/problem.ts'
import type { Submitted } from '../../schema/submission.ts'
import type { Viewer } from '../../schema/viewer.ts'

export interface Outcome extends FirstAnswer {
  readonly changed: boolean
}

/** What was asked for, checked. */
export interface Request {
  readonly operation: string
  readonly input: { readonly idempotencyKey: string | null }
  readonly by: Viewer
}

/**
 * Does the work in one transaction; under an idempotency key that was used for the same before, gives its answer.
 * @throws IDEMPOTENCY_CONFLICT when the key was used for something else.
 */
export async function once(
  query: Query,
  request: Request,
  work: (tx: Transaction) => Promise<Outcome>,
): Promise<Submitted> {
  const claim = claimOf(request)
  const { articleId, version, eventId, changed } = await transact(query, async (tx) => {
    const first = claim && (await claimKey(tx, claim))
    if (first === 'other') throw idempotencyConflict()
    if (first) return { ...first, changed: true }
    const outcome = await work(tx)
    if (claim) await rememberAnswer(tx, claim, outcome)
    return outcome
  })
  return { articleId, version, changed, position: eventId === null ? null : await positionOf(query, eventId) }
}

function claimOf({ operation, input, by }: Request): IdempotencyKey | null {
  if (input.idempotencyKey === null) return null
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('base64url')
  return { subject: by.subject ?? '', key: input.idempotencyKey, fingerprint }
}
