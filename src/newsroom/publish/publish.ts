import { GraphQLError } from 'graphql'
import type { Query, Transaction } from '../../../db/connection/database.ts'
import { type ArticleVersion, storeVersions } from '../../../db/content/versions/article-versions.ts'
import type { ArticleSubmission, Submitted } from '../../../schema/article/submission.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { noteVerb } from '../feeds/note-verb.ts'
import { idempotent, type Outcome } from '../idempotency.ts'
import { NO_RULES, type PublishingRules } from '../media/alt-texts.ts'
import { type Submission, validateSubmission } from '../validation/submission.ts'
import { Batch } from './batch.ts'
import { conflictOf, expired, sameAsShown, unchanged, unfit } from './conflicts.ts'
import { type LockedSubmission, lockSubmissions } from './locked-submission.ts'
import { createReferences, resolveReferences } from './references.ts'
import { release } from './release.ts'
import { slugFor } from './slugs.ts'
import { versionOf } from './version.ts'

/*
 * Publishing, step by step: validate, claim the idempotency key, lock, refuse what changes nothing or cannot be, resolve
 * references, refuse conflicts, create references and claim slugs, store, release.
 */

/**
 * Creates or replaces an article by its uri and publishes the version, now or when it is due. Version, lists and event are
 * written in one transaction: if the caller gets a result, all of them are there, otherwise none.
 * @throws BAD_USER_INPUT, CONFLICT, IDEMPOTENCY_CONFLICT
 */
export async function publishArticle(
  query: Query,
  input: ArticleSubmission,
  by: Viewer,
  rules: PublishingRules = NO_RULES,
): Promise<Submitted> {
  return publishValid(query, validateSubmission(input, ['input']), by, rules)
}

export function publishValid(query: Query, input: Submission, by: Viewer, rules: PublishingRules): Promise<Submitted> {
  return idempotent(query, { operation: 'publishArticle', input, by }, async (tx) => {
    const [outcome] = await publishAll(tx, [input], by, rules)
    if (outcome === undefined || outcome instanceof GraphQLError) throw outcome ?? new Error('there is no outcome')
    return outcome
  })
}

/**
 * Publishes valid submissions of different articles, none of them a translation of another, in the caller's transaction.
 * Events are in the order of the submissions. One that is refused has its error as outcome and, unless it is refused for its
 * slug, leaves nothing behind.
 */
export async function publishAll(
  tx: Transaction,
  submissions: readonly Submission[],
  by: Viewer,
  rules: PublishingRules = NO_RULES,
): Promise<readonly (Outcome | GraphQLError)[]> {
  const { locked, now } = await lockSubmissions(tx, submissions)
  const batch = new Batch(locked)
  for (const submission of batch.open()) batch.settle(submission, unchanged(submission))
  const outcomes = await publishBatch(tx, batch, now, by, rules)
  for (const [at, { article }] of locked.entries()) {
    if (article && !(outcomes[at] instanceof GraphQLError)) await noteVerb(tx, article, 'publishArticle')
  }
  return outcomes
}

/** `publishAll` for the open submissions of a batch. */
export async function publishBatch(
  tx: Transaction,
  batch: Batch,
  now: Date,
  by: Viewer,
  rules: PublishingRules,
): Promise<readonly (Outcome | GraphQLError)[]> {
  for (const submission of batch.open()) batch.settle(submission, expired(submission, now) ?? unfit(submission, rules))
  const versions = await storeAll(tx, 'publishArticle', batch, now, by)
  const releases = [...versions].map(([{ article: before, dueAt }, version]) => ({ version, before, dueAt }))
  const events = await release(tx, releases, now)
  for (const [submission, { article, version }] of versions) {
    const eventId = events.get(article.id) ?? null
    batch.settle(submission, { articleId: article.id, version, eventId, changed: true })
  }
  return batch.outcomes()
}

/** Stores a version of each open submission, or refuses it with the reason as outcome. Readers see no difference yet. */
export async function storeAll(
  tx: Transaction,
  verb: 'publishArticle' | 'saveDraft',
  batch: Batch,
  now: Date,
  by: Viewer,
): Promise<ReadonlyMap<LockedSubmission, ArticleVersion>> {
  const stored = await resolveReferences(tx, batch.open())
  for (const submission of batch.open()) {
    batch.settle(submission, await conflictOf(tx, verb, submission, stored, by))
  }
  const { ids, claimed } = await createReferences(tx, batch.open(), stored)
  const versions = new Map<LockedSubmission, ArticleVersion>()
  for (const submission of batch.open()) {
    const slug = await slugFor(tx, submission, claimed)
    const version = typeof slug === 'string' ? versionOf(verb, submission, slug, ids, now, by.subject) : null
    const settled = version ? verb === 'publishArticle' && sameAsShown(submission, version, now) : slug
    if (version && !settled) versions.set(submission, version)
    else if (settled && typeof settled !== 'string') batch.settle(submission, settled)
  }
  await storeVersions(tx, [...versions.values()])
  return versions
}
