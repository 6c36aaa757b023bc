import type { GraphQLError } from 'graphql'
import type { Transaction } from '../../../db/connection/database.ts'
import type { ReferenceIds } from '../../../db/content/references.ts'
import type { ArticleVersion } from '../../../db/content/versions/article-versions.ts'
import { contentDigest } from '../../../db/content/versions/content-digest.ts'
import type { Verb } from '../../../db/content/versions/transitions.ts'
import { badInput } from '../../../schema/errors.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { outdated, versionConflict } from '../expected-version.ts'
import type { Outcome } from '../idempotency.ts'
import { type PublishingRules, picturesWithoutText } from '../media/alt-texts.ts'
import { refusalOf } from '../refusals.ts'
import type { LockedSubmission } from './locked-submission.ts'
import { unknownNames } from './unknown-names.ts'

/** The outcome of a feed item that is stored already: nothing changes. */
export function unchanged({ article, submission: { sourceDigest } }: LockedSubmission): Outcome | null {
  if (!article || sourceDigest === null || article.sourceDigest !== sourceDigest) return null
  return { articleId: article.id, version: article.latestVersion, eventId: null, changed: false }
}

/** The outcome of a version that says what readers see already, unless it waits for its time, or a draft or scheduled version lies beside it. */
export function sameAsShown(
  { article, dueAt, wire }: LockedSubmission,
  { content }: ArticleVersion,
  now: Date,
): Outcome | null {
  if (article?.state !== 'PUBLISHED' || article.digest === null) return null
  // A wire leaves the draft of the desk.
  const draftStays = wire !== null && wire.draftVersion === article.draftVersion
  if ((article.draftVersion !== null && !draftStays) || article.scheduledVersion !== null) return null
  if ((dueAt !== null && dueAt > now) || contentDigest(content) !== article.digest) return null
  return { articleId: article.id, version: article.version, eventId: null, changed: false }
}

/** Refuses an article that would expire before it is published. */
export function expired({ submission: { expiresAt }, dueAt }: LockedSubmission, now: Date): GraphQLError | null {
  if (expiresAt === null || (expiresAt > now && (dueAt === null || expiresAt > dueAt))) return null
  return badInput([{ path: ['input', 'expiresAt'], message: 'must be later than its publication' }])
}

/** Refuses an article that is not as the rules require. */
export function unfit({ submission }: LockedSubmission, { altText }: PublishingRules): GraphQLError | null {
  const issues = altText ? picturesWithoutText(submission.leadMedia, submission.body) : []
  return issues.length === 0 ? null : badInput(issues)
}

/** Refuses what conflicts with what is stored: the version, the state of the article, or a reference to nothing. */
export async function conflictOf(
  tx: Transaction,
  verb: Verb,
  { article, submission }: LockedSubmission,
  stored: ReferenceIds,
  by: Viewer,
): Promise<GraphQLError | null> {
  const { expectedVersion } = submission
  if (!article && expectedVersion !== null && expectedVersion !== 0) return outdated(0, expectedVersion)
  if (article) {
    const changed = article.state === 'CANCELED' ? null : await versionConflict(tx, article, expectedVersion, by)
    const refusal = changed ?? refusalOf(verb, article, by)
    if (refusal) return refusal
  }
  const unknown = unknownNames(submission, stored, ['input'])
  return unknown.length > 0 ? badInput(unknown) : null
}
