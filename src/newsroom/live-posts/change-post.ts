import type { z } from 'zod'
import type { Query, Transaction } from '../../../db/connection/database.ts'
import { postByKey, type StoredPost } from '../../../db/content/live-posts/save-live-post.ts'
import type { StoredArticle } from '../../../db/content/lock-articles.ts'
import type { Verb } from '../../../db/content/versions/transitions.ts'
import { append } from '../../../db/log/event-log.ts'
import type { LivePostEventKind } from '../../../db/tables/event.ts'
import type { Submitted } from '../../../schema/article/submission.ts'
import { notFound } from '../../../schema/errors.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { changeArticle } from '../change-article.ts'
import { outdated } from '../expected-version.ts'
import type { Outcome } from '../idempotency.ts'
import type { LockedArticle } from '../lock-article.ts'
import type { removedPost } from './post-rules.ts'

/** What a change makes of a post: an event, or nothing if it says that already. */
type Made = LivePostEventKind | null

/**
 * Does the work in one transaction that holds the article. `expectedVersion` is that of the post.
 * @throws NOT_FOUND, CONFLICT, IDEMPOTENCY_CONFLICT, and what the work throws
 */
export function changePost<Input extends z.output<typeof removedPost>>(
  query: Query,
  verb: Verb,
  { expectedVersion: expectedPostVersion, ...input }: Input,
  by: Viewer,
  work: (tx: Transaction, post: StoredPost, locked: LockedArticle) => Promise<Made>,
): Promise<Submitted> {
  const change = { ...input, expectedPostVersion, expectedVersion: null }
  return changeArticle(query, verb, change, by, async (tx, locked) => {
    const post = await postByKey(tx, locked.article.id, input.key)
    if (!post) throw notFound('post of this key')
    if (expectedPostVersion !== null && expectedPostVersion !== post.version) {
      throw outdated(post.version, expectedPostVersion)
    }
    return changed(tx, locked.article, post.id, await work(tx, post, locked))
  })
}

/** Appends the event, if readers have the article. They read all posts when it becomes public, or returns. */
export async function changed(tx: Transaction, article: StoredArticle, postId: string, kind: Made): Promise<Outcome> {
  const { id: articleId, version, state } = article
  const eventId =
    kind !== null && state === 'PUBLISHED' ? await append(tx, { kind, subjectId: articleId, postId }) : null
  return { articleId, version, postId, eventId, changed: kind !== null }
}
