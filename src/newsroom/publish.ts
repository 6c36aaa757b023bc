import { createHash, randomUUID } from 'node:crypto'
import { lockArticle } from '../../db/article-identity.ts'
import type { Query, Transaction } from '../../db/database.ts'
import { dropDueChange, setDueChange } from '../../db/due-changes.ts'
import { positionOf } from '../../db/event-log.ts'
import { claimKey, type FirstAnswer, type IdempotencyKey, rememberAnswer } from '../../db/idempotency.ts'
import { makePublic } from '../../db/publication.ts'
import { transact } from '../../db/transaction.ts'
import { badInput, idempotencyConflict } from '../../schema/problem.ts'
import type { ArticleSubmission, Submitted } from '../../schema/submission.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { type CheckedSubmission, checkSubmission } from './checked-submission.ts'
import { writeVersion } from './write-version.ts'

interface Outcome extends FirstAnswer {
  readonly changed: boolean
}

/**
 * Creates or replaces an article by its uri and makes the version public, now or when its time comes. Version, lists
 * and event are one transaction: whoever is acknowledged finds all of them, whoever is not finds none.
 * @throws the problems of `checkSubmission` and `writeVersion`, and IDEMPOTENCY_CONFLICT.
 */
export async function publishArticle(query: Query, given: ArticleSubmission, by: Viewer): Promise<Submitted> {
  const submission = checkSubmission(given, ['input'])
  return once(query, submission, by, 'publishArticle', async (tx, uri) => {
    const held = await lockArticle(tx, uri)
    const { stored: before, now } = held
    if (before && submission.sourceDigest !== null && before.sourceDigest === submission.sourceDigest) {
      return { articleId: before.id, version: before.latestVersion, eventId: null, changed: false }
    }
    const { articleId, version, sections } = await writeVersion(tx, uri, held, submission, by.subject)
    const dueAt = laterOf(submission.publishAt, submission.embargoedUntil)
    if (submission.expiresAt && submission.expiresAt <= laterOf(now, dueAt)) {
      throw badInput([{ path: ['input', 'expiresAt'], message: 'must be later than its publication' }])
    }
    if (dueAt && dueAt > now) {
      await setDueChange(tx, articleId, 'PUBLISH', version, dueAt)
      return { articleId, version, eventId: null, changed: true }
    }
    if (before) await dropDueChange(tx, articleId, 'PUBLISH')
    const eventId = await makePublic(tx, sections, {
      articleId,
      version,
      kind: before?.state === 'USABLE' ? 'UPDATED' : 'PUBLISHED',
      publishedAt: before?.publishedAt ?? dueAt ?? now,
      note: null,
    })
    return { articleId, version, eventId, changed: true }
  })
}

/** Stores a version that readers do not see, whatever they see of the article now. */
export async function saveDraft(query: Query, given: ArticleSubmission, by: Viewer): Promise<Submitted> {
  const submission = checkSubmission(given, ['input', 'article'])
  return once(query, submission, by, 'saveDraft', async (tx, uri) => {
    const held = await lockArticle(tx, uri)
    const { articleId, version } = await writeVersion(
      tx,
      uri,
      held,
      { ...submission, sourceDigest: held.stored?.sourceDigest ?? null },
      by.subject,
    )
    return { articleId, version, eventId: null, changed: true }
  })
}

/** Does the work in one transaction; under an idempotency key that was used for the same before, gives its answer. */
async function once(
  query: Query,
  submission: CheckedSubmission,
  by: Viewer,
  operation: string,
  work: (tx: Transaction, uri: string) => Promise<Outcome>,
): Promise<Submitted> {
  const key = submission.idempotencyKey
  const claim: IdempotencyKey | null = key === null ? null : { ...keyOf(operation, submission, by), key }
  const uri = submission.uri ?? `urn:uuid:${randomUUID()}`
  const { articleId, version, eventId, changed } = await transact(query, async (tx) => {
    const first = claim && (await claimKey(tx, claim))
    if (first === 'other') throw idempotencyConflict()
    if (first) return { ...first, changed: true }
    const outcome = await work(tx, uri)
    if (claim) await rememberAnswer(tx, claim, outcome)
    return outcome
  })
  return { articleId, version, changed, position: eventId === null ? null : await positionOf(query, eventId) }
}

function keyOf(operation: string, submission: CheckedSubmission, by: Viewer): Omit<IdempotencyKey, 'key'> {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([operation, submission]))
    .digest('base64url')
  return { subject: by.subject ?? '', fingerprint }
}

function laterOf(one: Date, other: Date | null): Date
function laterOf(one: Date | null, other: Date | null): Date | null
function laterOf(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
