import { z } from 'zod'
import { slugOf } from '../../../db/content/slug.ts'
import type { Block } from '../../../db/tables/block.ts'
import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { Issue } from '../../../schema/errors.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { blockOf, blocks, livePost, livePostOf, MAX_BLOCKS, MAX_BODY_CHARACTERS, media } from './block-rules.ts'
import { language, MAX_NAMES, names, optional, orNull, required, text, url, whole } from './field-rules.ts'
import { validate } from './validate.ts'

const LABELS = ['BREAKING', 'LIVE', 'VIDEO', 'AUDIO', 'GALLERY', 'EXCLUSIVE', 'ANALYSIS', 'OPINION'] as const

const MAX_SECTIONS = 10

/** What an article says, as `publishArticle` and a patch take it. */
export const contentRules = {
  slug: text(120)
    .refine((value) => value === '' || slugOf(value, 120) === value, 'must be lower-case words joined by hyphens')
    .nullish()
    .transform((value) => value || null),
  headline: required(500),
  standfirst: optional(5_000),
  byline: optional(500),
  dateline: optional(200),
  slugline: optional(200),
  genre: optional(100),
  access: z
    .enum(['FREE', 'METERED', 'PAID'])
    .nullish()
    .transform((value) => value ?? 'FREE'),
  canonicalUrl: orNull(url),
  seoTitle: optional(500),
  seoDescription: optional(1_000),
  socialTitle: optional(500),
  socialDescription: optional(1_000),
  language,
  urgency: whole(1, 9)
    .nullish()
    .transform((value) => value ?? 5),
  labels: z
    .array(z.enum(LABELS))
    .nullish()
    .transform((list) => [...new Set(list)]),
  section: required(200),
  sections: z
    .array(required(200))
    .max(MAX_SECTIONS, `at most ${MAX_SECTIONS}`)
    .nullish()
    .transform((list) => [...new Set(list)]),
  authors: names,
  tags: names,
  leadMedia: orNull(media),
  body: blocks.nullish(),
  bodyHtml: text(MAX_BODY_CHARACTERS).nullish(),
  related: z
    .array(required(1_000))
    .max(MAX_NAMES, `at most ${MAX_NAMES}`)
    .nullish()
    .transform((list) => [...new Set(list)]),
  translationOf: optional(1_000),
  source: z.object({ name: required(200), url: url.nullish(), itemUrl: url.nullish() }).nullish(),
  expiresAt: orNull(z.date()),
}

const Rules = z
  .object({
    ...contentRules,
    uri: optional(1_000),
    publishAt: orNull(z.date()),
    embargoedUntil: orNull(z.date()),
    expectedVersion: orNull(whole(0, 2_147_483_647)),
    idempotencyKey: optional(200),
    note: optional(5_000),
    sourceDigest: optional(200),
    livePosts: z.array(livePost).max(MAX_BLOCKS, `at most ${MAX_BLOCKS}`).nullish(),
  })
  .superRefine((given, check) => {
    if ((given.body ?? null) === null ? (given.bodyHtml ?? null) === null : (given.bodyHtml ?? null) !== null) {
      check.addIssue({ code: 'custom', path: ['body'], message: 'give exactly one of body and bodyHtml' })
    }
  })

/** A submitted article that passed all checks that need no database. Its body is sanitised blocks. */
export type Submission = Omit<z.output<typeof Rules>, 'body' | 'bodyHtml' | 'livePosts'> & {
  readonly body: readonly Block[]
}

/** @throws BAD_USER_INPUT that lists every issue, with paths that start with `at`. */
export function validateSubmission(input: ArticleSubmission, at: Issue['path']): Submission {
  const { body, bodyHtml, livePosts, ...rest } = validate(Rules, input, at)
  const written = body ? body.flatMap(blockOf) : htmlBlocks(bodyHtml ?? '')
  return { ...rest, body: [...(livePosts ?? []).map(livePostOf), ...written] }
}
