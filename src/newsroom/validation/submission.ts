import { z } from 'zod'
import { slugOf } from '../../../db/content/slug.ts'
import type { Block, Media } from '../../../db/tables/body/block.ts'
import type { Original } from '../../../db/tables/body/original.ts'
import type { ArticleSubmission } from '../../../schema/article/submission.ts'
import type { Issue } from '../../../schema/errors.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { convert } from '../../html/convert.ts'
import { blocks } from './block-rules.ts'
import { MAX_BODY_CHARACTERS, MAX_PICTURES } from './body-limits.ts'
import {
  instant,
  language,
  MAX_NAMES,
  names,
  optional,
  optionalLines,
  orNull,
  required,
  storable,
  text,
  url,
  whole,
} from './field-rules.ts'
import { media } from './media-rules.ts'
import { relativeUrlProblem } from './relative-urls.ts'
import { validate } from './validate.ts'

const MAX_LABELS = 10
const MAX_SECTIONS = 10

const original = z.object({
  format: z.enum(['HTML', 'TEXT']),
  body: storable(MAX_BODY_CHARACTERS),
  baseUrl: orNull(url),
  media: z
    .array(media)
    .max(MAX_PICTURES, `at most ${MAX_PICTURES}`)
    .nullish()
    .transform((list): readonly Media[] | null => list ?? []),
})

/** What an article says, as `publishArticle` and a patch take it. */
export const contentRules = {
  slug: text(120)
    .refine((value) => value === '' || slugOf(value, 120) === value, 'must be lower-case words joined by hyphens')
    .nullish()
    .transform((value) => value || null),
  headline: required(500),
  standfirst: optionalLines(5_000),
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
  seoDescription: optionalLines(1_000),
  socialTitle: optional(500),
  socialDescription: optionalLines(1_000),
  language,
  urgency: whole(1, 9)
    .nullish()
    .transform((value) => value ?? 5),
  labels: z
    .array(required(200))
    .max(MAX_LABELS, `at most ${MAX_LABELS}`)
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
  body: orNull(blocks),
  bodyHtml: orNull(storable(MAX_BODY_CHARACTERS)),
  related: z
    .array(required(1_000))
    .max(MAX_NAMES, `at most ${MAX_NAMES}`)
    .nullish()
    .transform((list) => [...new Set(list)]),
  translationOf: optional(1_000),
  source: z.object({ name: required(200), url: url.nullish(), itemUrl: url.nullish() }).nullish(),
  expiresAt: orNull(instant),
}

const Rules = z
  .object({
    ...contentRules,
    uri: optional(1_000),
    original: orNull(original),
    publishAt: orNull(instant),
    embargoedUntil: orNull(instant),
    expectedVersion: orNull(whole(0, 2_147_483_647)),
    idempotencyKey: optional(200),
    note: optionalLines(5_000),
    sourceDigest: optional(200),
  })
  .superRefine((given, check) => {
    const { body, bodyHtml, original } = given
    if (bodyHtml === null ? body === null && original === null : body !== null || original !== null) {
      check.addIssue({ code: 'custom', path: ['body'], message: 'give exactly one of body, bodyHtml and original' })
    }
    const problem = bodyHtml === null ? null : relativeUrlProblem(bodyHtml, pageUrlOf(given))
    if (problem !== null) check.addIssue({ code: 'custom', path: ['bodyHtml'], message: problem })
  })

/** A submitted article that passed all checks that need no database. Its body is blocks, with what they were made from. */
export type Submission = Omit<z.output<typeof Rules>, 'body' | 'bodyHtml'> & {
  readonly body: readonly Block[]
}

/** @throws BAD_USER_INPUT that lists every issue, with paths that start with `at`. */
export function validateSubmission(input: ArticleSubmission, at: Issue['path']): Submission {
  const valid = validate(Rules, input, at)
  return { ...valid, ...writtenBody(valid) }
}

/** The body, its lead and its original, from whichever of them is given. */
function writtenBody({
  body,
  bodyHtml,
  original,
  leadMedia,
  source,
  canonicalUrl,
}: Pick<z.output<typeof Rules>, 'body' | 'bodyHtml' | 'original' | 'leadMedia' | 'source' | 'canonicalUrl'>): Pick<
  Submission,
  'body' | 'leadMedia' | 'original'
> {
  if (body) return { body, leadMedia, original }
  const pageUrl = pageUrlOf({ source, canonicalUrl })
  if (original) {
    const based = { ...original, baseUrl: original.baseUrl ?? pageUrl }
    const converted = convert(based, source?.itemUrl ?? null)
    return { body: converted.body, leadMedia: leadMedia ?? converted.leadMedia, original: based }
  }
  return { body: htmlBlocks(bodyHtml ?? '', pageUrl), leadMedia, original: htmlOriginal(bodyHtml ?? '', pageUrl) }
}

/** The page of the article at its source, which relative URLs in its HTML are resolved against. */
export function pageUrlOf({
  source,
  canonicalUrl,
}: {
  readonly source?: { readonly itemUrl?: string | null | undefined } | null | undefined
  readonly canonicalUrl?: string | null | undefined
}): string | null {
  return source?.itemUrl ?? canonicalUrl ?? null
}

export function htmlOriginal(body: string, baseUrl: string | null): Original {
  return { format: 'HTML', body, baseUrl, media: null }
}
