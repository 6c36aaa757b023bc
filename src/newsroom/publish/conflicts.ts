import type { GraphQLError } from 'graphql'
import { type ReferenceIds, referenceKey } from '../../../db/content/references.ts'
import { badInput, conflict } from '../../../schema/errors.ts'
import type { Outcome } from '../idempotency.ts'
import type { LockedSubmission } from './locked-submission.ts'

/** The outcome of a feed item that is stored already: nothing changes. */
export function unchanged({ article, submission: { sourceDigest } }: LockedSubmission): Outcome | null {
  if (!article || sourceDigest === null || article.sourceDigest !== sourceDigest) return null
  return { articleId: article.id, version: article.latestVersion, eventId: null, changed: false }
}

/** Refuses an article that would expire before it is published. */
export function expired({ submission: { expiresAt }, dueAt }: LockedSubmission, now: Date): GraphQLError | null {
  if (expiresAt === null || (expiresAt > now && (dueAt === null || expiresAt > dueAt))) return null
  return badInput([{ path: ['input', 'expiresAt'], message: 'must be later than its publication' }])
}

/** Refuses what conflicts with what is stored: the version, the state of the article, or a reference to nothing. */
export function conflictOf({ article, submission }: LockedSubmission, stored: ReferenceIds): GraphQLError | null {
  const { expectedVersion, section, translationOf } = submission
  const current = article?.latestVersion ?? 0
  if (expectedVersion !== null && expectedVersion !== current) {
    return conflict(`The stored version is ${current}, not ${expectedVersion}. Read it, then decide again.`, current)
  }
  if (article?.state === 'CANCELED') return conflict('This article was killed. Publish under another uri.', current)
  if (!stored.has(referenceKey('section', section))) {
    return badInput([{ path: ['input', 'section'], message: `there is no section "${section}"` }])
  }
  if (translationOf !== null && !stored.has(referenceKey('translation', translationOf))) {
    const message = `there is no article with the uri "${translationOf}"`
    return badInput([{ path: ['input', 'translationOf'], message }])
  }
  return null
}
