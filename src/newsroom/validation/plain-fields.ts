import { z } from 'zod'
import { syntaxName } from '../../html/elements/code.ts'
import { MAX_NUMBER } from '../../html/elements/list.ts'
import { withoutDash } from '../../html/elements/quote.ts'
import { bodyUrl, optional, optionalLine, orNull, whole } from './field-rules.ts'
import { items } from './list-rules.ts'
import { media } from './media-rules.ts'
import { richTextRule, richTextShape } from './rich-text-rules.ts'
import { rows } from './table-rules.ts'

const KINDS = [
  ...(['PARAGRAPH', 'HEADING', 'QUOTE', 'PULL_QUOTE', 'LIST', 'IMAGE', 'GALLERY', 'VIDEO', 'AUDIO'] as const),
  ...(['TABLE', 'CODE', 'DIVIDER', 'EMBED', 'ASIDE', 'UNKNOWN'] as const),
]

const flag = z.boolean().nullish()
const optionalUrl = orNull(bodyUrl)

/** The fields of every kind of block but those that hold blocks. */
export const plainFields = z.object({
  ...richTextShape,
  kind: z.enum(KINDS),
  level: whole(2, 6).nullish(),
  attribution: richTextRule.transform(withoutDash),
  source: optionalUrl,
  ordered: flag,
  start: whole(-MAX_NUMBER, MAX_NUMBER).nullish(),
  items: items.nullish(),
  media: media.nullish(),
  link: optionalUrl,
  poster: optionalUrl,
  caption: richTextRule,
  rows: rows.nullish(),
  syntax: optional(40).transform((name) => name && syntaxName(name)),
  url: bodyUrl.nullish(),
  provider: optionalLine,
  title: optionalLine,
  author: optionalLine,
  thumbnail: optionalUrl,
  heading: richTextRule,
  name: optional(100),
})
