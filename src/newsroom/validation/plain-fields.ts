import { z } from 'zod'
import { withoutDash } from '../../html/elements/quote.ts'
import { MAX_BODY_CHARACTERS } from './body-limits.ts'
import { optional, orNull, url, whole } from './field-rules.ts'
import { items } from './list-rules.ts'
import { media } from './media-rules.ts'
import { richTextRule, richTextShape } from './rich-text-rules.ts'
import { rows } from './table-rules.ts'

const KINDS = [
  ...(['PARAGRAPH', 'HEADING', 'QUOTE', 'PULL_QUOTE', 'LIST', 'IMAGE', 'GALLERY', 'VIDEO', 'AUDIO'] as const),
  ...(['TABLE', 'CODE', 'DIVIDER', 'EMBED', 'ASIDE', 'UNKNOWN'] as const),
]

const MAX_CAPTION_CHARACTERS = 5_000
const flag = z.boolean().nullish()
const optionalUrl = orNull(url)

/** The fields of every kind of block but those that hold blocks. */
export const plainFields = z.object({
  ...richTextShape(MAX_BODY_CHARACTERS),
  kind: z.enum(KINDS),
  level: whole(2, 6).nullish(),
  attribution: richTextRule(1_000).transform(withoutDash),
  source: optionalUrl,
  ordered: flag,
  start: whole(-1_000_000, 1_000_000).nullish(),
  items: items.nullish(),
  media: media.nullish(),
  link: optionalUrl,
  poster: optionalUrl,
  caption: richTextRule(MAX_CAPTION_CHARACTERS),
  rows: rows.nullish(),
  syntax: optional(40),
  url: url.nullish(),
  provider: optional(200),
  title: optional(1_000),
  author: optional(200),
  thumbnail: optionalUrl,
  heading: richTextRule(1_000),
  name: optional(100),
})
