import { z } from 'zod'
import type { Block } from '../../../db/tables/body/block.ts'
import type { BlockSubmission } from '../../../schema/body/body-submission.ts'
import { checkFields } from './block-fields.ts'
import { blocksMade } from './blocks-made.ts'
import { MAX_PARTS } from './body-limits.ts'
import { plainFields } from './plain-fields.ts'

type BlockRule = z.ZodType<Block[], BlockSubmission>

/** A picture of a gallery, a block in an aside, one of a body: each may hold those before it. */
const picture: BlockRule = blockRule(null, null)
const blockInAside: BlockRule = blockRule(picture, null)

/** An empty list for a paragraph without text. */
const block: BlockRule = blockRule(picture, blockInAside)

export const blocks = z
  .array(block)
  .max(MAX_PARTS, `at most ${MAX_PARTS} blocks`)
  .transform((made) => made.flat())

function blockRule(pictures: BlockRule | null, inner: BlockRule | null): BlockRule {
  return plainFields
    .extend({ pictures: listOf(pictures, MAX_PARTS), blocks: listOf(inner, MAX_PARTS) })
    .superRefine(checkFields)
    .transform((given, check) => blocksMade(given, check))
}

function listOf(rule: BlockRule | null, most: number) {
  const deepest = z.custom<BlockSubmission[]>(() => false, 'blocks are nested too deeply').transform((): Block[] => [])
  const list = rule
    ? z
        .array(rule)
        .max(most, `at most ${most}`)
        .transform((made) => made.flat())
    : deepest
  return list.nullish()
}
