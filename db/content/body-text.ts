import type { Block } from '../tables/block.ts'

/** The plain text of a body, with a line for each block. For the search index and the word count. */
export function bodyText(blocks: readonly Block[]): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n')
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.text
    case 'quote':
      return [block.text, block.attribution].filter(Boolean).join(' — ')
    case 'list':
      return block.items.join('\n')
    case 'media':
      return block.media.caption ?? ''
    case 'embed':
      return ''
    case 'live-post':
      return [block.headline, block.text].filter(Boolean).join('\n')
  }
}

export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}
