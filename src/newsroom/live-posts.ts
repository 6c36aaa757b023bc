import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { type Block, bodyText, type LivePostBlock } from '../../db/block.ts'
import type { Query } from '../../db/connection/database.ts'
import { badInput } from '../../schema/problem.ts'
import type { NewLivePost, Submitted } from '../../schema/submission.ts'
import type { Viewer } from '../../schema/viewer.ts'
import { livePost, livePostOf, MAX_BLOCKS, MAX_BODY_CHARACTERS } from './block-rules.ts'
import { checked } from './checked.ts'
import { optional } from './field-rules.ts'
import { holdPublic } from './held-article.ts'
import { once } from './once.ts'
import { revise } from './revise.ts'

const NewPost = livePost
  .omit({ at: true })
  .extend({ articleId: z.string(), key: optional(100), idempotencyKey: optional(200) })

/**
 * Puts an entry on top of a live blog, or in the place of the one with its key: the next version of the article, in one
 * transaction with its event.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT, and CONFLICT when the article is not public.
 */
export function appendLivePost(query: Query, given: NewLivePost, by: Viewer): Promise<Submitted> {
  const input = checked(NewPost, given, ['input'])
  return once(query, { operation: 'appendLivePost', input, by }, async (tx) => {
    const held = await holdPublic(tx, input.articleId)
    const post = livePostOf({ ...input, key: input.key ?? uuidv7(), at: held.now })
    if (post.html === '') throw badInput([{ path: ['input', 'html'], message: 'says nothing that may be shown' }])
    return revise(tx, held, { kind: 'UPDATED', note: null, by: by.subject }, ({ body }) => ({
      body: bounded(withPost(body, post)),
    }))
  })
}

/** An entry that is written again keeps its place and time. */
function withPost(body: readonly Block[], post: LivePostBlock): Block[] {
  const written = body.some((block) => isEntry(block, post.key))
  if (!written) return [post, ...body]
  return body.map((block) => (isEntry(block, post.key) ? { ...post, at: block.at } : block))
}

function isEntry(block: Block, key: string): block is LivePostBlock {
  return block.type === 'live-post' && block.key === key
}

function bounded(body: readonly Block[]): readonly Block[] {
  if (body.length <= MAX_BLOCKS && bodyText(body).length <= MAX_BODY_CHARACTERS) return body
  const message = `the article would have more than ${MAX_BLOCKS} entries or ${MAX_BODY_CHARACTERS} characters: go on in a new one`
  throw badInput([{ path: ['input', 'html'], message }])
}
