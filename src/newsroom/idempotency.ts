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
  const [result] = await idempotentAll(query, request, 1, async (tx) => [await work(tx)])
  if (!result) throw new Error(`${request.operation} has no result`)
  return result
}

/** `idempotent` for work with `count` results. */
export async function idempotentAll(
  query: Query,
  request: Request,
  count: number,
  work: (tx: Transaction) => Promise<readonly Outcome[]>,
): Promise<readonly Submitted[]> {
  const claims = claimsOf(request, count)
  const outcomes = await transact(query, async (tx) => {
    const first = await firstResults(tx, claims)
    if (first) return first.map((result) => ({ ...result, changed: true }))
    const outcomes = await work(tx)
    for (const [at, claim] of claims.entries()) {
      const outcome = outcomes[at]
      if (outcome) await storeResult(tx, claim, outcome)
    }
    return outcomes
  })
  return Promise.all(
    outcomes.map(async ({ articleId, version, postId = null, changed, eventId }) => {
      const position = eventId === null ? null : await positionOf(query, eventId)
      return { articleId, version, postId, changed, position }
    }),
  )
}

/** Claims the keys. Null if they are new. The first one decides, since all are claimed in one transaction. */
async function firstResults(tx: Transaction, claims: readonly IdempotencyKey[]): Promise<FirstResult[] | null> {
  const results: FirstResult[] = []
  for (const claim of claims) {
    const first = await claimKey(tx, claim)
    if (first === 'other') throw idempotencyConflict()
    if (first) results.push(first)
  }
  return results.length > 0 ? results : null
}

/** A key for each result; the first is the client's. */
function claimsOf({ operation, input, by }: Request, count: number): IdempotencyKey[] {
  const { idempotencyKey } = input
  if (idempotencyKey === null) return []
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([operation, input]))
    .digest('base64url')
  return Array.from({ length: count }, (_, at) => ({
    subject: by.subject ?? '',
    key: at === 0 ? idempotencyKey : `${idempotencyKey}\n${at}`,
    fingerprint,
  }))
}
