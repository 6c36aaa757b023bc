import { z } from 'zod'
import { bodyText } from '../../../db/content/body-text.ts'
import type { Block } from '../../../db/tables/body/block.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { changeRules } from '../change-article.ts'
import { blocks } from '../validation/block-rules.ts'
import { optional, orNull, required, storable, text, unlessLeftOut } from '../validation/field-rules.ts'
import { checkUrls } from '../validation/relative-urls.ts'

const MAX_POST_CHARACTERS = 100_000

const html = orNull(storable(MAX_POST_CHARACTERS))
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

export const newPost = z
  .object({
    article: changeRules.article,
    idempotencyKey: changeRules.idempotencyKey,
    key: optional(100),
    at: orNull(z.date()),
    headline: optional(500),
    html,
    blocks: orNull(blocks),
    keyEvent: flag,
    pinned: flag,
  })
  .superRefine(({ html, blocks }, check) => {
    if ((html === null) === (blocks === null)) {
      check.addIssue({ code: 'custom', path: ['html'], message: 'give exactly one of html and blocks' })
    }
  })
  .transform(withBlocks)

/** Undefined is what a patch leaves out. */
const patch = z
  .object({
    at: z.date().optional(),
    headline: text(500)
      .nullish()
      .transform((value) => (value === undefined ? undefined : value || null)),
    html,
    blocks: orNull(blocks),
    keyEvent: unlessLeftOut(flag),
  })
  .superRefine(({ html, blocks }, check) => {
    if (html !== null && blocks !== null) {
      check.addIssue({ code: 'custom', path: ['html'], message: 'give at most one of html and blocks' })
    }
  })
  .transform(withBlocks)

/** Which post is changed. */
export const postChange = { ...changeRules, key: required(100) }
export const removedPost = z.object(postChange)
export const editedPost = z.object({ ...postChange, patch })
export const pinnedPost = z.object({ ...postChange, pinned: z.boolean() })

function withBlocks<Given extends { readonly html: string | null; readonly blocks: Block[] | null }>(
  { html, blocks, ...post }: Given,
  check: z.RefinementCtx,
): Omit<Given, 'html' | 'blocks'> & { readonly blocks: readonly Block[] | null } {
  const written = blocks ?? (html === null ? null : htmlBlocks(html))
  checkUrls('html', html, null, check)
  const issue = (message: string) =>
    check.addIssue({ code: 'custom', path: [blocks === null ? 'html' : 'blocks'], message })
  if (written?.length === 0) issue('has nothing left after sanitising')
  if (written && bodyText(written).length > MAX_POST_CHARACTERS) issue(`at most ${MAX_POST_CHARACTERS} characters`)
  return { ...post, blocks: written }
}
