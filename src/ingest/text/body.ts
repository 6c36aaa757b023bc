import { bodyText } from '../../../db/content/body-text.ts'
import type { Block } from '../../../db/tables/body/block.ts'
import type { BodyFormat } from '../../../db/tables/body/original.ts'
import type { OriginalSubmission } from '../../../schema/article/submission.ts'
import { htmlBlocks } from '../../html/blocks.ts'
import { textBlocks } from '../../html/text-blocks.ts'
import { absoluteUrl } from './link.ts'
import { oneLine } from './plain-text.ts'

/** The body of an item, as it came and as blocks. */
export interface Body {
  readonly original: OriginalSubmission
  readonly blocks: readonly Block[]
  /** On one line. */
  readonly text: string
}

/** Relative URLs are resolved against the first of `bases` that is valid. Null if nothing of it is visible. */
export function bodyOf(
  format: BodyFormat,
  text: string | null | undefined,
  ...bases: readonly (string | null | undefined)[]
): Body | null {
  if (!text) return null
  // Postgres stores neither.
  const body = text.replaceAll('\0', '').toWellFormed()
  const baseUrl = bases.map((base) => absoluteUrl(base)).find((base) => base !== null) ?? null
  const blocks = format === 'HTML' ? htmlBlocks(body, baseUrl) : textBlocks(body)
  if (blocks.length === 0) return null
  return { original: { format, body, baseUrl }, blocks, text: oneLine(bodyText(blocks)) }
}
