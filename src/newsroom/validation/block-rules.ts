import { z } from 'zod'
import { bodyText } from '../../../db/content/body-text.ts'
import type { Block, LivePostBlock, Media } from '../../../db/tables/block.ts'
import { bodyHtml } from '../../../schema/article/block-html.ts'
import type { BlockSubmission } from '../../../schema/article/submission.ts'
import { htmlBlocks, paragraphOf } from '../../html/blocks.ts'
import { optional, orNull, required, text, url, whole } from './field-rules.ts'

export const MAX_BODY_CHARACTERS = 500_000
export const MAX_BLOCKS = 2_000

/** Relative addresses are the pictures of the demo newsroom; the scalar `URL` of the API accepts absolute ones only. */
export const media = z.object({
  kind: z.enum(['IMAGE', 'VIDEO', 'AUDIO']),
  url: z.union([url, z.string().startsWith('/pictures/')]),
  altText: optional(2_000),
  caption: optional(5_000),
  credit: optional(1_000),
  width: orNull(whole(1, 100_000)),
  height: orNull(whole(1, 100_000)),
  durationSeconds: orNull(whole(0, 10_000_000)),
  isLive: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
}) satisfies z.ZodType<Media>

export const block = z.object({
  paragraph: text(MAX_BODY_CHARACTERS).nullish(),
  heading: z
    .object({
      level: whole(2, 6).nullish(),
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

export const blocks = z.array(block).max(MAX_BLOCKS, `at most ${MAX_BLOCKS} blocks`)

export const livePost = z.object({
  key: required(100),
  at: z.date(),
  headline: optional(500),
  html: required(100_000),
  keyEvent: z.boolean().nullish(),
  pinned: z.boolean().nullish(),
})

/** The entry as a block with sanitised HTML. */
export function livePostOf({ key, at, headline, html, keyEvent, pinned }: z.output<typeof livePost>): LivePostBlock {
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

/** The block, sanitised. Empty for a paragraph without text. */
export function blockOf({ paragraph, heading, quote, list, media, embed }: z.output<typeof block>): Block[] {
  if (typeof paragraph === 'string') return [paragraphOf(paragraph)].filter((one) => one !== null)
  if (heading) return [{ type: 'heading', level: heading.level ?? 2, text: heading.text }]
  if (quote) return [{ type: 'quote', ...quote }]
  if (list) return [{ type: 'list', ordered: list.ordered ?? false, items: list.items }]
  if (media) return [{ type: 'media', media }]
  if (embed) return [{ type: 'embed', url: embed.url, provider: new URL(embed.url).hostname, html: null }]
  return []
}
