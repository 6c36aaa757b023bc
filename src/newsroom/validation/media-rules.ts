import { z } from 'zod'
import type { Media } from '../../../db/tables/body/block.ts'
import { MAX_RENDITIONS } from '../../../db/tables/body/rendition.ts'
import { MAX_PIXELS } from '../../html/elements/pixels.ts'
import { MAX_LABEL_CHARACTERS, withRenditions } from '../../html/given-renditions.ts'
import { leavingOut, SAID } from '../../html/left-out.ts'
import { plainRichText } from '../../html/rich-text.ts'
import { MAX_TEXT_CHARACTERS } from './body-limits.ts'
import {
  bodyUrl,
  NOT_A_URL,
  optional,
  optionalLine,
  optionalLines,
  orNull,
  storable,
  unlessLeftOut,
  whole,
} from './field-rules.ts'
import { richTextRule } from './rich-text-rules.ts'

/** Relative addresses are the pictures of the demo newsroom; the scalar `URL` of the API accepts absolute ones only. */
const mediaUrl = z.union([z.string().startsWith('/pictures/', NOT_A_URL), bodyUrl])

const renditions = z
  .array(
    z.object({
      url: mediaUrl,
      width: orNull(whole(1, MAX_PIXELS)),
      height: orNull(whole(1, MAX_PIXELS)),
      mimeType: optional(MAX_LABEL_CHARACTERS),
      name: optional(MAX_LABEL_CHARACTERS),
    }),
  )
  .max(MAX_RENDITIONS, `at most ${MAX_RENDITIONS}`)
  .nullish()

export const media = z
  .object({
    kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
    url: mediaUrl,
    altText: unlessLeftOut(optionalLine),
    caption: unlessLeftOut(orNull(storable(MAX_TEXT_CHARACTERS))),
    richCaption: unlessLeftOut(richTextRule),
    credit: unlessLeftOut(optionalLines(MAX_TEXT_CHARACTERS)),
    width: orNull(whole(1, MAX_PIXELS)),
    height: orNull(whole(1, MAX_PIXELS)),
    durationSeconds: orNull(whole(0, 10_000_000)),
    isLive: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    renditions,
  })
  .transform(({ altText, caption, credit, renditions, ...given }, check): Media => {
    const plain = plainRichText(caption ?? '')
    const richCaption = given.richCaption ?? plain
    const isOther = plain?.text !== given.richCaption?.text && caption !== given.richCaption?.text
    if (given.richCaption && plain && isOther) {
      const message = 'says something else than richCaption: send one of them'
      check.addIssue({ code: 'custom', path: ['caption'], message })
    }
    const said = { altText, caption: given.richCaption === undefined ? caption : null, credit }
    const media = { ...given, altText: altText ?? null, credit: credit ?? null, richCaption }
    return leavingOut(
      SAID.filter((name) => said[name] === undefined),
      withRenditions({ ...media, caption: richCaption?.text ?? null }, renditions ?? []),
    )
  })
