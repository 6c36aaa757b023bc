import { sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'

export interface IdempotencyKey {
  /** The token's `sub`: keys of different publishers are independent. */
  readonly subject: string
  readonly key: string
  /** A digest of the whole request. */
  readonly fingerprint: string
}

/** The result of the first request with the key: the stored version, and its event if there was one. */
export interface FirstResult {
  readonly articleId: string
  readonly version: number
  readonly eventId: string | null
  /** Of a change of a live blog. */
  readonly postId?: string | null
}

/**
 * Claims the key. Returns null if it is new, the first result if the same request has used it, `'other'` if a different request has
 * used it. Waits for a concurrent transaction with the same key.
 */
export async function claimKey(tx: Transaction, claim: IdempotencyKey): Promise<FirstResult | null | 'other'> {
  const claimed = await tx
    .insertInto('idempotency')
    .values({ ...claim, article_id: null, version: null, event_id: null, post_id: null })
    .onConflict((conflict) => conflict.columns(['subject', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return null
  const first = await tx
    .selectFrom('idempotency')
    .selectAll()
    .where('subject', '=', claim.subject)
    .where('key', '=', claim.key)
    .executeTakeFirstOrThrow()
  if (first.fingerprint !== claim.fingerprint || first.article_id === null || first.version === null) return 'other'
  return { articleId: first.article_id, version: first.version, eventId: first.event_id, postId: first.post_id }
}

export async function storeResult(tx: Transaction, claim: IdempotencyKey, result: FirstResult): Promise<void> {
  await tx
    .updateTable('idempotency')
    .set({
      article_id: result.articleId,
      version: result.version,
      event_id: result.eventId,
      post_id: result.postId ?? null,
    })
    .where('subject', '=', claim.subject)
    .where('key', '=', claim.key)
    .execute()
}

/** Deletes keys that were first used more than `days` ago. */
export async function forgetKeys(query: Query, days: number): Promise<void> {
  await query
    .deleteFrom('idempotency')
    .where('created_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
    .execute()
}
