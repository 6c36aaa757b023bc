import type { Block, BlockOf } from '../../../db/tables/body/block.ts'
import type { Make } from '../rule.ts'
import { isElement } from '../tree.ts'
import { captioned, describedMedia, paragraphOf, takeCaption } from './caption.ts'

/** A picture, recording, table, embed or quotation with its caption; several pictures are a gallery. */
export const figureOf: Make = (element, style, reading) => {
  const described = takeCaption(element, style, reading)
  const blocks = reading.blocks(element.childNodes, style)
  const [only, ...others] = blocks
  if (only && others.length === 0) return captioned(only, described)
  if (blocks.length > 1 && blocks.every(isPicture)) return captioned(galleryOfAll(blocks), described)
  // Of a figure with texts beside a picture, the caption is that of the picture.
  const captionable = blocks.filter(hasCaption)
  if (captionable.length === 1)
    return blocks.flatMap((block) => (hasCaption(block) ? captioned(block, described) : block))
  return [...blocks, ...paragraphOf(described)]
}

/** Pictures that are shown side by side, each perhaps with a caption after it. */
export const galleryOf: Make = (element, style, reading) => {
  const described = takeCaption(element, style, reading)
  // Of a list, an item is a picture.
  const nodes =
    element.tagName === 'ul'
      ? element.childNodes.flatMap((node) => (isElement(node) ? node.childNodes : node))
      : element.childNodes
  const blocks = reading.blocks(nodes, style)
  const pictures: BlockOf<'IMAGE'>[] = []
  for (const block of blocks) {
    const last = pictures.at(-1)
    if (block.kind === 'IMAGE') pictures.push(block)
    else if (block.kind === 'GALLERY' && block.caption === null) pictures.push(...block.pictures)
    else if (block.kind === 'PARAGRAPH' && last && last.media.richCaption === null) {
      const { kind: _kind, ...caption } = block
      pictures[pictures.length - 1] = { ...last, media: describedMedia(last.media, { caption, credit: null }) }
    } else return [...blocks, ...paragraphOf(described)]
  }
  if (pictures.length > 1) return captioned(galleryOfAll(pictures), described)
  return [...blocks, ...paragraphOf(described)]
}

function hasCaption({ kind }: Block): boolean {
  return ['IMAGE', 'GALLERY', 'VIDEO', 'AUDIO', 'TABLE', 'EMBED'].includes(kind)
}

function isPicture(block: Block): block is BlockOf<'IMAGE'> {
  return block.kind === 'IMAGE'
}

function galleryOfAll(blocks: readonly Block[]): BlockOf<'GALLERY'> {
  return { kind: 'GALLERY', pictures: blocks.filter(isPicture), caption: null }
}
