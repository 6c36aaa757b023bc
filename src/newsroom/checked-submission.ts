import { z } from 'zod'
import { type Block, bodyText, type Media } from '../../db/block.ts'
import { slugOf } from '../../db/slug.ts'
import { bodyHtml } from '../../schema/block-html.ts'
import { badInput, type Issue } from '../../schema/problem.ts'
import type { ArticleSubmission, BlockSubmission } from '../../schema/submission.ts'
import { htmlBlocks, paragraphOf } from '../html/blocks.ts'

const MAX_NAMES = 100
const MAX_BLOCKS = 2_000
const MAX_BODY_CHARACTERS = 500_000

/** Plain text of at most so many characters, trimmed; blank is as good as none. */
const text = (maxCharacters: number) =>
  z
    .string()
    .max(maxCharacters, `at most ${maxCharacters} characters`)
    .refine((value) => value.isWellFormed() && !value.includes('\0'), 'has characters that no text may have')
    .transform((value) => value.normalize().trim())

const optional = (maxCharacters: number) =>
  text(maxCharacters)
    .nullish()
    .transform((value) => value || null)

const required = (maxCharacters: number) => text(maxCharacters).refine((value) => value !== '', 'must not be blank')

const url = z
  .string()
  .max(2_000, 'at most 2000 characters')
  .refine(
    (value) => ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? ''),
    'not an absolute http or https URL',
  )

const names = z
  .array(required(200).refine((value) => slugOf(value) !== '', 'has no letter or digit'))
  .max(MAX_NAMES, `at most ${MAX_NAMES}`)
  .nullish()
  .transform((list) => list ?? [])

const language = z.string().transform((tag, check) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? z.NEVER
  } catch {
    check.addIssue('not a BCP 47 language tag such as it, en or en-GB')
    return z.NEVER
  }
})

const pixels = z
  .int()
  .min(1, 'must be at least 1')
  .max(100_000, 'at most 100000')
  .nullish()
  .transform((value) => value ?? null)

/** Relative addresses are our own pictures; the API takes absolute ones only. */
const media = z.object({
  kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
  url: z.union([url, z.string().startsWith('/pictures/')]),
  altText: optional(2_000),
  caption: optional(5_000),
  credit: optional(1_000),
  width: pixels,
  height: pixels,
  durationSeconds: z
    .int()
    .min(0, 'must not be negative')
    .nullish()
    .transform((value) => value ?? null),
  isLive: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
}) satisfies z.ZodType<Media>

const block = z.object({
  paragraph: text(MAX_BODY_CHARACTERS).nullish(),
  heading: z
    .object({
      level: z.int().min(2, 'must be from 2 to 6').max(6, 'must be from 2 to 6').nullish(),
      text: required(1_000),
    })
    .nullish(),
  quote: z.object({ text: required(20_000), attribution: optional(1_000) }).nullish(),
  list: z
    .object({
      ordered: z.boolean().nullish(),
      items: z.array(required(20_000)).min(1, 'must not be empty').max(500, 'at most 500'),
    })
    .nullish(),
  media: media.nullish(),
  embed: z.object({ url }).nullish(),
}) satisfies z.ZodType<unknown, BlockSubmission>

const livePost = z.object({
  key: required(100),
  at: z.date(),
  headline: optional(500),
  html: required(100_000),
  keyEvent: z.boolean().nullish(),
  pinned: z.boolean().nullish(),
})

const LABELS = ['BREAKING', 'LIVE', 'VIDEO', 'AUDIO', 'GALLERY', 'EXCLUSIVE', 'ANALYSIS', 'OPINION'] as const

const Submission = z
  .object({
    uri: optional(1_000),
    slug: text(120)
      .refine((value) => value === '' || slugOf(value, 120) === value, 'must be lower-case words joined by hyphens')
      .nullish()
      .transform((value) => value || null),
    headline: required(500),
    standfirst: optional(5_000),
    byline: optional(500),
    dateline: optional(200),
    slugline: optional(200),
    language,
    urgency: z
      .int()
      .min(1, 'must be from 1 to 9')
      .max(9, 'must be from 1 to 9')
      .nullish()
      .transform((value) => value ?? 5),
    labels: z
      .array(z.enum(LABELS))
      .nullish()
      .transform((list) => [...new Set(list)]),
    section: required(200),
    authors: names,
    tags: names,
    leadMedia: media.nullish().transform((value) => value ?? null),
    body: z.array(block).max(MAX_BLOCKS, `at most ${MAX_BLOCKS} blocks`).nullish(),
    bodyHtml: text(MAX_BODY_CHARACTERS).nullish(),
    related: z
      .array(required(1_000))
      .max(MAX_NAMES, `at most ${MAX_NAMES}`)
      .nullish()
      .transform((list) => [...new Set(list)]),
    translationOf: optional(1_000),
    source: z.object({ name: required(200), url: url.nullish(), itemUrl: url.nullish() }).nullish(),
    publishAt: z
      .date()
      .nullish()
      .transform((value) => value ?? null),
    embargoedUntil: z
      .date()
      .nullish()
      .transform((value) => value ?? null),
    expiresAt: z
      .date()
      .nullish()
      .transform((value) => value ?? null),
    expectedVersion: z
      .int()
      .min(0, 'must not be negative')
      .nullish()
      .transform((value) => value ?? null),
    idempotencyKey: optional(200),
    sourceDigest: optional(200),
    livePosts: z.array(livePost).max(MAX_BLOCKS, `at most ${MAX_BLOCKS}`).nullish(),
  })
  .superRefine((given, check) => {
    if ((given.body ?? null) === null ? (given.bodyHtml ?? null) === null : (given.bodyHtml ?? null) !== null) {
      check.addIssue({ code: 'custom', path: ['body'], message: 'give exactly one of body and bodyHtml' })
    }
  })

/** A submission in which nothing is wrong that can be seen without the database; its body is sanitised blocks. */
export type CheckedSubmission = Omit<z.output<typeof Submission>, 'body' | 'bodyHtml' | 'livePosts'> & {
  readonly body: readonly Block[]
}

/** @throws BAD_USER_INPUT with every issue found, at paths below `at`. */
export function checkSubmission(submission: ArticleSubmission, at: Issue['path']): CheckedSubmission {
  const result = Submission.safeParse(submission)
  if (!result.success) {
    throw badInput(
      result.error.issues.map(({ path, message }) => ({
        path: [...at, ...path.filter((step) => typeof step !== 'symbol')],
        message,
      })),
    )
  }
  const { body, bodyHtml, livePosts, ...checked } = result.data
  const blocks = body ? body.flatMap(blockOf) : htmlBlocks(bodyHtml ?? '')
  return { ...checked, body: [...(livePosts ?? []).map(livePostOf), ...blocks] }
}

function livePostOf({ key, at, headline, html, keyEvent, pinned }: z.output<typeof livePost>): Block {
  const blocks = htmlBlocks(html)
  return {
    type: 'live-post',
    key,
    at: at.toISOString(),
    headline,
    keyEvent: keyEvent ?? false,
    pinned: pinned ?? false,
    html: bodyHtml(blocks),
    text: bodyText(blocks),
  }
}

function blockOf({ paragraph, heading, quote, list, media, embed }: z.output<typeof block>): Block[] {
  if (typeof paragraph === 'string') return [paragraphOf(paragraph)].filter((one) => one !== null)
  if (heading) return [{ type: 'heading', level: heading.level ?? 2, text: heading.text }]
  if (quote) return [{ type: 'quote', ...quote }]
  if (list) return [{ type: 'list', ordered: list.ordered ?? false, items: list.items }]
  if (media) return [{ type: 'media', media }]
  if (embed) return [{ type: 'embed', url: embed.url, provider: new URL(embed.url).hostname, html: null }]
  return []
}
