import type { Block, Media } from '../tables/body/block.ts'
import type { RichText } from '../tables/body/rich-text.ts'

/** The plain text of a body, with a line for each block. For the search index and the word count. */
export function bodyText(blocks: readonly Block[]): string {
  return lines(blocks.map(blockText))
}

export function blockText(block: Block): string {
  switch (block.kind) {
    case 'PARAGRAPH':
    case 'HEADING':
    case 'CODE':
    case 'UNKNOWN':
      return block.text
    case 'QUOTE':
    case 'PULL_QUOTE':
      return joined([block.text, block.attribution?.text], ' — ')
    case 'LIST':
      return lines(block.items.map(({ text }) => text))
    case 'IMAGE':
    case 'VIDEO':
    case 'AUDIO':
      return captionText(block.media)
    case 'GALLERY':
      return lines([...block.pictures.map(({ media }) => captionText(media)), textOf(block.caption)])
    case 'TABLE':
      return lines([
        textOf(block.caption),
        ...block.rows.map(({ cells }) =>
          joined(
            cells.map(({ text }) => text),
            ' ',
          ),
        ),
      ])
    case 'DIVIDER':
      return ''
    case 'EMBED':
      return lines([block.title, block.text, block.author, textOf(block.caption)])
    case 'ASIDE':
      return lines([textOf(block.heading), bodyText(block.blocks)])
  }
}

export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length
}

function captionText({ caption }: Media): string {
  return caption ?? ''
}

function textOf(text: RichText | null): string {
  return text?.text ?? ''
}

function lines(texts: readonly (string | null)[]): string {
  return joined(texts, '\n')
}

function joined(texts: readonly (string | null | undefined)[], separator: string): string {
  return texts.filter(Boolean).join(separator)
}
