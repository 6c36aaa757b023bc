import { z } from 'zod'
import { changeRules } from '../change-article.ts'
import { blocks } from '../validation/block-rules.ts'
import { optional, orNull, required, storable, text, unlessLeftOut } from '../validation/field-rules.ts'

export const MAX_POST_CHARACTERS = 100_000

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

/** Which post is changed. */
export const postChange = { ...changeRules, key: required(100) }
export const removedPost = z.object(postChange)
export const editedPost = z.object({ ...postChange, patch })
export const pinnedPost = z.object({ ...postChange, pinned: z.boolean() })
