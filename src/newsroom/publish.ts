import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import type { Query } from '../../db/connection/database.ts'
import { lockArticle } from '../../db/content/article-identity.ts'
import type { ArticleSubmission, Submitted } from '../../schema/submission.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { type CheckedSubmission, checkSubmission } from './checked-submission.ts'
import { once } from './once.ts'
import { publishAll } from './publish-all.ts'
import { writeVersion } from './write-version.ts'

/** A checked submission with its uri, of its own or minted. */
export interface Identified {
  readonly uri: string
  readonly submission: CheckedSubmission
}

export function identified(submission: CheckedSubmission): Identified {
  return { uri: submission.uri ?? `urn:uuid:${randomUUID()}`, submission }
}

/**
 * Creates or replaces an article by its uri and makes the version public, now or when its time comes. Version, lists
 * and event are one transaction: whoever is acknowledged finds all of them, whoever is not finds none.
 * @throws the problems of `checkSubmission` and `writeVersion`, and IDEMPOTENCY_CONFLICT.
 */
export async function publishArticle(query: Query, given: ArticleSubmission, by: Viewer): Promise<Submitted> {
  return publishIdentified(query, identified(checkSubmission(given, ['input'])), by)
}

export function publishIdentified(query: Query, story: Identified, by: Viewer): Promise<Submitted> {
  return once(query, { operation: 'publishArticle', input: story.submission, by }, async (tx) => {
    const [outcome] = await publishAll(tx, [story], by.subject)
    if (outcome === undefined) throw new Error(`nothing became of ${story.uri}`)
    if (outcome instanceof GraphQLError) throw outcome
    return outcome
  })
}

/** Stores a version that readers do not see, whatever they see of the article now. */
export async function saveDraft(query: Query, given: ArticleSubmission, by: Viewer): Promise<Submitted> {
  const { uri, submission } = identified(checkSubmission(given, ['input', 'article']))
  return once(query, { operation: 'saveDraft', input: submission, by }, async (tx) => {
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
