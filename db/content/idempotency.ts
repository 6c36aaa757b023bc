import { sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'

export interface IdempotencyKey {
  /** Who uses it: keys of different publishers never meet. */
  readonly subject: string
  readonly key: string
  /** A digest of the whole request. */
  readonly fingerprint: string
}

/** The article's version that the first request with the key made, and its event when there was one. */
export interface FirstAnswer {
  readonly articleId: string
  readonly version: number
  readonly eventId: string | null
}

/**
 * Claims the key: null when it is new, its first answer when this very request was answered before, `'other'` when
 * the key was used for a different request. Waits for a transaction that is just using it.
 */
export async function claimKey(tx: Transaction, claim: IdempotencyKey): Promise<FirstAnswer | null | 'other'> {
  const claimed = await tx
    .insertInto('idempotency')
    .values({ ...claim, article_id: null, version: null, event_id: null })
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
  return { articleId: first.article_id, version: first.version, eventId: first.event_id }
}

export async function rememberAnswer(tx: Transaction, claim: IdempotencyKey, answer: FirstAnswer): Promise<void> {
  await tx
    .updateTable('idempotency')
    .set({ article_id: answer.articleId, version: answer.version, event_id: answer.eventId })
    .where('subject', '=', claim.subject)
    .where('key', '=', claim.key)
    .execute()
}

/** Forgets the keys that were first used more than so many days ago. */
export async function forgetKeys(query: Query, days: number): Promise<void> {
  await query
    .deleteFrom('idempotency')
    .where('created_at', '<', sql<Date>`now() - make_interval(days => ${days})`)
    .execute()
}
