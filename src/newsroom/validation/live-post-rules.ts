import { z } from 'zod'
import type { LivePostBlock } from '../../../db/tables/body/block.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { optional, required, storable } from './field-rules.ts'

export const livePost = z.object({
  key: required(100),
  at: z.date(),
  headline: optional(500),
  html: storable(100_000).refine((html) => html.trim() !== '', 'must not be blank'),
  keyEvent: z.boolean().nullish(),
  pinned: z.boolean().nullish(),
})

/** The post as a block. */
export function livePostOf({ key, at, headline, html, keyEvent, pinned }: z.output<typeof livePost>): LivePostBlock {
  return {
    kind: 'LIVE_POST',
    key,
    at: at.toISOString(),
    headline,
    keyEvent: keyEvent ?? false,
    pinned: pinned ?? false,
    blocks: htmlBlocks(html).filter(({ kind }) => kind !== 'LIVE_POST'),
  }
}
