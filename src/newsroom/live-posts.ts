import { v7 as uuidv7 } from 'uuid'
import type { Query } from '../../db/connection/database.ts'
import { bodyText } from '../../db/content/body-text.ts'
import type { Block, LivePostBlock } from '../../db/tables/body/block.ts'
import type { NewLivePost, Submitted } from '../../schema/article/submission.ts'
import { badInput } from '../../schema/errors.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import { changeArticle, changeRules } from './change-article.ts'
import type { PublishingRules } from './media/alt-texts.ts'
import { draftBeside, reviseAndRelease } from './revise.ts'
import { MAX_BLOCKS, MAX_BODY_CHARACTERS } from './validation/body-limits.ts'
import { optional } from './validation/field-rules.ts'
import { livePost, livePostOf } from './validation/live-post-rules.ts'
import { validate } from './validation/validate.ts'

const NewPost = livePost.omit({ at: true }).extend({ ...changeRules, key: optional(100) })

/**
 * Publishes a version with an entry on top of the live blog, or replaces the entry with its key, in one transaction with the
 * event.
 * @throws BAD_USER_INPUT, NOT_FOUND, IDEMPOTENCY_CONFLICT; CONFLICT if the article is not public.
 */
export function appendLivePost(
  query: Query,
  given: NewLivePost,
  by: Viewer,
  rules: PublishingRules,
): Promise<Submitted> {
  const input = validate(NewPost, given, ['input'])
  return changeArticle(query, 'appendLivePost', input, by, async (tx, locked) => {
    const { article } = locked
    const post = livePostOf({ ...input, key: input.key ?? uuidv7(), at: locked.now })
    if (post.blocks.length === 0)
      throw badInput([{ path: ['input', 'html'], message: 'has no text left after sanitising' }])
    const revision = { from: article.version, draftVersion: draftBeside(article), by: by.subject, note: null }
    return reviseAndRelease(tx, locked, revision, { publishAt: null, rules }, ({ body }) => ({
      body: bounded(withPost(body, post)),
    }))
  })
}

/** A replaced entry keeps its place and time. */
function withPost(body: readonly Block[], post: LivePostBlock): Block[] {
  const written = body.some((block) => isEntry(block, post.key))
  if (!written) return [post, ...body]
  return body.map((block) => (isEntry(block, post.key) ? { ...post, at: block.at } : block))
}

function isEntry(block: Block, key: string): block is LivePostBlock {
  return block.kind === 'LIVE_POST' && block.key === key
}

function bounded(body: readonly Block[]): readonly Block[] {
  if (body.length <= MAX_BLOCKS && bodyText(body).length <= MAX_BODY_CHARACTERS) return body
  const message = `the article would have more than ${MAX_BLOCKS} entries or ${MAX_BODY_CHARACTERS} characters: go on in a new one`
  throw badInput([{ path: ['input', 'html'], message }])
}
