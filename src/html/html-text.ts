import type { Block } from '../../db/tables/body/block.ts'
import type { RichText } from '../../db/tables/body/rich-text.ts'
import { htmlBlocks } from './blocks.ts'
import { flattened } from './flattened.ts'

/** A text that was written as HTML, with what in it is no text. `preserved`: with its white space. */
export function htmlText(
  html: string,
  preserved = false,
): { readonly text: RichText | null; readonly others: readonly Block[] } {
  if (!preserved) return flattened(htmlBlocks(html))
  // The parser leaves out a line break at the start of `pre`.
  return flattened(htmlBlocks(`<pre>\n${html}</pre>`))
}
