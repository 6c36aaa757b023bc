import { z } from 'zod'
import type { Query } from '../../db/connection/database.ts'
import { eraseArticle } from '../../db/content/erase-article.ts'
import { takeOffCurations } from '../../db/curations.ts'
import { append } from '../../db/log/event-log.ts'
import { dropDueChange } from '../../db/news/due-changes.ts'
import { withdraw } from '../../db/news/withdrawal.ts'
import { conflict } from '../../schema/problem.ts'
import type { Submitted, WithdrawalSubmission } from '../../schema/submission.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { checked } from './checked.ts'
import { optional, required } from './field-rules.ts'
import { holdArticle } from './held-article.ts'
import { once } from './once.ts'

const Withdrawal = z.object({ articleId: z.string(), reason: required(5_000), idempotencyKey: optional(200) })

/**
 * Takes an article out of sight, and what was scheduled of it with it; publishing it again brings it back. Of one that
 * readers do not see nothing changes but its schedule.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT, and CONFLICT when it was killed.
 */
export function withholdArticle(query: Query, given: WithdrawalSubmission, by: Viewer): Promise<Submitted> {
  const input = checked(Withdrawal, given, ['input'])
  const { articleId, reason } = input
  return once(query, { operation: 'withholdArticle', input, by }, async (tx) => {
    const { version, state, latestVersion } = (await holdArticle(tx, articleId)).stored
    if (state === 'CANCELED') throw conflict('This article was killed, for good.', latestVersion)
    const unscheduled = await dropDueChange(tx, articleId, 'PUBLISH')
    const eventId = await withdraw(tx, { articleId, state: 'WITHHELD', kind: 'WITHHELD', note: reason })
    return { articleId, version, eventId, changed: unscheduled || eventId !== null }
  })
}

/**
 * Kills an article, for good: nothing that it said is left anywhere, and whoever may have it is told. To kill it again
 * changes nothing.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT.
 */
export function cancelArticle(query: Query, given: WithdrawalSubmission, by: Viewer): Promise<Submitted> {
  const input = checked(Withdrawal, given, ['input'])
  const { articleId, reason } = input
  return once(query, { operation: 'cancelArticle', input, by }, async (tx) => {
    const { version, state } = (await holdArticle(tx, articleId)).stored
    if (state === 'CANCELED') return { articleId, version, eventId: null, changed: false }
    // Before the article itself is written, as those who write curations do it: neither waits for the other for ever.
    const curations = await takeOffCurations(tx, articleId)
    const eventId = await withdraw(tx, { articleId, state: 'CANCELED', kind: 'CANCELED', note: reason })
    await eraseArticle(tx, articleId, reason)
    for (const { id, version } of curations) {
      await append(tx, { kind: 'CURATION_CHANGED', subjectId: id, version })
    }
    return { articleId, version, eventId, changed: true }
  })
}
