import type { Block } from '../../db/tables/body/block.ts'
import type { RichText } from '../../db/tables/body/rich-text.ts'
import { type Breaks, joinedSpans, richText } from './rich-text.ts'

interface Flattened {
  /** Null if there is no text. */
  readonly text: RichText | null
  /** What is no text, such as pictures. */
  readonly others: readonly Block[]
}

/** Blocks as one text, for a place that holds only a text, in lines or in paragraphs. */
export function flattened(blocks: readonly Block[], breaks: Breaks = 1): Flattened {
  const texts: Pick<RichText, 'text' | 'spans'>[] = []
  const others: Block[] = []
  const add = (block: Block): void => {
    switch (block.kind) {
      case 'PARAGRAPH':
      case 'HEADING':
      case 'CODE':
      case 'UNKNOWN':
        texts.push(block)
        return
      case 'QUOTE':
      case 'PULL_QUOTE':
        texts.push(block, ...(block.attribution ? [block.attribution] : []))
        return
      case 'LIST':
        texts.push(...block.items)
        return
      case 'ASIDE':
        if (block.heading) texts.push(block.heading)
        block.blocks.forEach(add)
        return
      case 'DIVIDER':
        return
      default:
        others.push(block)
    }
  }
  blocks.forEach(add)
  return { text: richText(joinedSpans(texts, '\n'.repeat(breaks)), false, breaks), others }
}
