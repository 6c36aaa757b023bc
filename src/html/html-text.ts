import type { Block } from '../../db/tables/body/block.ts'
import type { RichText } from '../../db/tables/body/rich-text.ts'
import { htmlBlocks } from './blocks.ts'
import { flattened } from './flattened.ts'
import type { Breaks } from './rich-text.ts'

/** A text that was written as HTML, with what in it is no text. `preserved`: with its white space. */
export function htmlText(
  html: string,
  preserved = false,
  breaks: Breaks = 2,
): { readonly text: RichText | null; readonly others: readonly Block[] } {
  if (!preserved) return flattened(htmlBlocks(html), breaks)
  // The parser leaves out a line break at the start of `pre`.
  const blocks = htmlBlocks(`<pre>\n${html}</pre>`)
  const code = blocks.find((block) => block.kind === 'CODE')
  return { text: code ? withoutKind(code) : null, others: blocks.filter((block) => block !== code) }
}

function withoutKind({ html, text, spans }: RichText): RichText {
  return { html, text, spans }
}
