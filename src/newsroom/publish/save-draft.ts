import { GraphQLError } from 'graphql'
import type { Query } from '../../../db/connection/database.ts'
import type { ArticleSubmission, Submitted } from '../../../schema/article/submission.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { idempotent } from '../idempotency.ts'
import { validateSubmission } from '../validation/submission.ts'
import { Batch } from './batch.ts'
import { lockSubmissions } from './locked-submission.ts'
import { storeAll } from './publish.ts'
import { refusedAt } from './refused-at.ts'

/** Stores a version that readers do not see. The published version, if there is one, stays as it is. */
export async function saveDraft(query: Query, given: ArticleSubmission, by: Viewer): Promise<Submitted> {
  const input = validateSubmission(given, ['input', 'article'])
  return idempotent(query, { operation: 'saveDraft', input, by }, async (tx) => {
    const { locked, now } = await lockSubmissions(tx, [input])
    // A draft keeps the digest of the last feed item, with which the next item is compared.
    const batch = new Batch(locked.map((one) => ({ ...one, sourceDigest: one.article?.sourceDigest ?? null })))
    const [version] = (await storeAll(tx, 'saveDraft', batch, now, by)).values()
    if (version) return { articleId: version.article.id, version: version.version, eventId: null, changed: true }
    const [refusal] = batch.outcomes()
    if (!(refusal instanceof GraphQLError)) throw new Error('a draft has no outcome')
    throw refusal.extensions.code === 'BAD_USER_INPUT' ? refusedAt(refusal, ['input', 'article']) : refusal
  })
}
