import { z } from 'zod'
import type { Query, Transaction } from '../../db/connection/database.ts'
import { takeOffCurations } from '../../db/content/curation/save-curation.ts'
import { eraseArticle } from '../../db/content/erase-article.ts'
import type { StoredArticle } from '../../db/content/lock-articles.ts'
import { append } from '../../db/log/event-log.ts'
import { releaseHold } from '../../db/news/due-changes.ts'
import { withdraw } from '../../db/news/withdrawal.ts'
import type { ArticleState } from '../../db/tables/article.ts'
import type { Submitted, WithdrawalSubmission } from '../../schema/article/submission.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { changeArticle, changeRules } from './change-article.ts'
import type { Outcome } from './idempotency.ts'
import { requiredLines } from './validation/field-rules.ts'
import { validate } from './validation/validate.ts'

const Withdrawal = z.object({ ...changeRules, reason: requiredLines(5_000) })

/**
 * Withholds an article and cancels its scheduled changes. It can be published again. If the article is not public, only the
 * scheduled changes are cancelled.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT; CONFLICT if it was killed.
 */
export function withholdArticle(query: Query, given: WithdrawalSubmission, by: Viewer): Promise<Submitted> {
  const input = validate(Withdrawal, given, ['input'])
  const { reason } = input
  return changeArticle(query, 'withholdArticle', input, by, (tx, { article }, state) =>
    withhold(tx, article, state, reason),
  )
}

/** Withholds a locked article, in the caller's transaction. `state` is the one that the verb leads to. */
export async function withhold(
  tx: Transaction,
  { id: articleId, version }: StoredArticle,
  state: ArticleState,
  reason: string,
): Promise<Outcome> {
  const eventId = state === 'WITHHELD' ? await withdraw(tx, { articleId, state, kind: state, note: reason }) : null
  const unscheduled = await releaseHold(tx, articleId, state)
  return { articleId, version, eventId, changed: unscheduled || eventId !== null }
}

/**
 * Kills an article for good: its content is erased everywhere, and every subscriber that may have received it gets the event.
 * Killing it again changes nothing.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT.
 */
export function cancelArticle(query: Query, given: WithdrawalSubmission, by: Viewer): Promise<Submitted> {
  const input = validate(Withdrawal, given, ['input'])
  const { reason } = input
  return changeArticle(query, 'cancelArticle', input, by, (tx, { article }) => cancel(tx, article, reason))
}

/** Kills a locked article, in the caller's transaction. */
export async function cancel(
  tx: Transaction,
  { id: articleId, version, state }: StoredArticle,
  reason: string,
): Promise<Outcome> {
  if (state === 'CANCELED') return { articleId, version, eventId: null, changed: false }
  // Curations are locked before the article is written, in the order that setCuration uses, so that the two cannot deadlock.
  const curations = await takeOffCurations(tx, articleId)
  const eventId = await withdraw(tx, { articleId, state: 'CANCELED', kind: 'CANCELED', note: reason })
  const deleted = await eraseArticle(tx, articleId, reason)
  for (const id of deleted) await append(tx, { kind: 'MEDIA_CHANGED', subjectId: id })
  for (const { id, version } of curations) {
    await append(tx, { kind: 'CURATION_CHANGED', subjectId: id, version })
  }
  return { articleId, version, eventId, changed: true }
}
