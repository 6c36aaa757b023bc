import { z } from 'zod'
import type { Media } from '../../../db/tables/body/block.ts'
import { MAX_PIXELS } from '../../html/elements/picture-source.ts'
import { plainRichText } from '../../html/rich-text.ts'
import { MAX_TEXT_CHARACTERS } from './body-limits.ts'
import { bodyUrl, optional, optionalLine, orNull, storable, whole } from './field-rules.ts'
import { richTextRule } from './rich-text-rules.ts'

/** Relative addresses are the pictures of the demo newsroom; the scalar `URL` of the API accepts absolute ones only. */
export const media = z
  .object({
    kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
    url: z.union([bodyUrl, z.string().startsWith('/pictures/')]),
    altText: optionalLine,
    caption: orNull(storable(MAX_TEXT_CHARACTERS)),
    richCaption: richTextRule,
    credit: optional(MAX_TEXT_CHARACTERS),
    width: orNull(whole(1, MAX_PIXELS)),
    height: orNull(whole(1, MAX_PIXELS)),
    durationSeconds: orNull(whole(0, 10_000_000)),
    isLive: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
  })
  .transform((given, check): Media => {
    const plain = given.caption === null ? null : plainRichText(given.caption)
    const richCaption = given.richCaption ?? plain
    const isOther = plain?.text !== given.richCaption?.text && given.caption !== given.richCaption?.text
    if (given.richCaption && plain && isOther) {
      const message = 'says something else than richCaption: send one of them'
      check.addIssue({ code: 'custom', path: ['caption'], message })
    }
    return { ...given, richCaption, caption: richCaption?.text ?? null }
  })
