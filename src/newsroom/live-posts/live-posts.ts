import { isDeepStrictEqual } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import type { Query } from '../../../db/connection/database.ts'
import { bodyText } from '../../../db/content/body-text.ts'
import {
  deletePost,
  insertPost,
  type PostContent,
  pinPost,
  postByKey,
  replacePost,
} from '../../../db/content/live-posts/save-live-post.ts'
import type { Submitted } from '../../../schema/article/submission.ts'
import { badInput, conflict } from '../../../schema/errors.ts'
import type {
  LivePostEdit,
  LivePostPin,
  LivePostRemoval,
  NewLivePost,
} from '../../../schema/live-post/live-post-submission.ts'
import type { Viewer } from '../../../schema/viewer/viewer.ts'
import { changeArticle } from '../change-article.ts'
import { checkBlocks, type PublishingRules } from '../media/alt-texts.ts'
import { validate } from '../validation/validate.ts'
import { changed, changePost } from './change-post.ts'
import { postBlocks } from './post-blocks.ts'
import { editedPost, newPost, pinnedPost, removedPost } from './post-rules.ts'

/**
 * Adds a post to a live blog, in one transaction with its event. The same post again under its key changes nothing.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT; CONFLICT if another post has the key, or the article was killed.
 */
export function addLivePost(query: Query, given: NewLivePost, by: Viewer, rules: PublishingRules): Promise<Submitted> {
  const { article, idempotencyKey, html, blocks: sent, ...input } = validate(newPost, given, ['input'])
  const change = { article, idempotencyKey, expectedVersion: null, html, blocks: sent, ...input }
  return changeArticle(query, 'addLivePost', change, by, async (tx, { article, now }) => {
    const blocks = (await postBlocks(tx, article, { html, blocks: sent }, [], ['input'])) ?? []
    checkBlocks(blocks, ['input', 'blocks'], rules)
    const key = input.key ?? uuidv7()
    const stored = input.key === null ? null : await postByKey(tx, article.id, key)
    const content = { ...input, at: input.at ?? stored?.at ?? now, blocks }
    refuseFuture(content.at, now, ['input', 'at'])
    if (stored) {
      if (saysTheSame(stored, content)) return changed(tx, article, stored.id, null)
      const message = `This article has another post with the key "${key}". Edit that, or give this one another key.`
      throw conflict(message, stored.version, { reason: 'KEY_TAKEN' })
    }
    const id = uuidv7()
    await insertPost(tx, { ...content, id, articleId: article.id, key }, bodyText(blocks), now)
    return changed(tx, article, id, 'LIVE_POST_ADDED')
  })
}

/**
 * Changes what a post says; what the patch leaves out stays.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT; CONFLICT if the stored version of the post is another one.
 */
export function editLivePost(
  query: Query,
  given: LivePostEdit,
  by: Viewer,
  rules: PublishingRules,
): Promise<Submitted> {
  const input = validate(editedPost, given, ['input'])
  return changePost(query, 'editLivePost', input, by, async (tx, post, { article, now }) => {
    const { at = post.at, headline = post.headline, keyEvent = post.keyEvent } = input.patch
    refuseFuture(at, now, ['input', 'patch', 'at'])
    const edited = {
      ...{ at, headline, keyEvent, pinned: post.pinned },
      blocks: (await postBlocks(tx, article, input.patch, post.blocks, ['input', 'patch'])) ?? post.blocks,
    }
    if (saysTheSame(post, edited)) return null
    checkBlocks(edited.blocks, ['input', 'patch', 'blocks'], rules)
    await replacePost(tx, post.id, edited, bodyText(edited.blocks), now)
    return 'LIVE_POST_EDITED'
  })
}

/** Pins a post to the top, or no longer. */
export function pinLivePost(query: Query, given: LivePostPin, by: Viewer): Promise<Submitted> {
  const input = validate(pinnedPost, given, ['input'])
  return changePost(query, 'pinLivePost', input, by, async (tx, post) => {
    if (post.pinned === input.pinned) return null
    await pinPost(tx, post.id, input.pinned)
    return 'LIVE_POST_PINNED'
  })
}

/** Deletes a post for good. */
export function removeLivePost(query: Query, given: LivePostRemoval, by: Viewer): Promise<Submitted> {
  const input = validate(removedPost, given, ['input'])
  return changePost(query, 'removeLivePost', input, by, async (tx, post) => {
    await deletePost(tx, post.id)
    return 'LIVE_POST_REMOVED'
  })
}

function refuseFuture(at: Date, now: Date, path: readonly string[]): void {
  if (at > now) throw badInput([{ path, message: 'must not be in the future' }])
}

/** Blocks are compared as they are stored. */
function saysTheSame(one: PostContent, other: PostContent): boolean {
  const content = ({ at, headline, keyEvent, pinned, blocks }: PostContent): unknown =>
    JSON.parse(JSON.stringify({ at, headline, keyEvent, pinned, blocks }))
  return isDeepStrictEqual(content(one), content(other))
}
