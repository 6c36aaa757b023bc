import { z } from 'zod'
import type { Media } from '../../../db/tables/body/block.ts'
import { plainRichText } from '../../html/rich-text.ts'
import { optional, orNull, storable, url, whole } from './field-rules.ts'
import { richTextRule } from './rich-text-rules.ts'

const MAX_CAPTION_CHARACTERS = 5_000

/** Relative addresses are the pictures of the demo newsroom; the scalar `URL` of the API accepts absolute ones only. */
export const media = z
  .object({
    kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
    url: z.union([url, z.string().startsWith('/pictures/')]),
    altText: optional(2_000),
    caption: orNull(storable(MAX_CAPTION_CHARACTERS)),
    richCaption: richTextRule(MAX_CAPTION_CHARACTERS),
    credit: optional(1_000),
    width: orNull(whole(1, 100_000)),
    height: orNull(whole(1, 100_000)),
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
