import type { Block, Media } from '../../../db/tables/body/block.ts'

/** Blocks with their pictures and recordings changed, wherever they lie. */
export function withMedia(blocks: readonly Block[], change: (media: Media) => Media): readonly Block[] {
  return blocks.map((block): Block => {
    switch (block.kind) {
      case 'IMAGE':
      case 'VIDEO':
      case 'AUDIO':
        return { ...block, media: change(block.media) }
      case 'GALLERY':
        return { ...block, pictures: block.pictures.map((one) => ({ ...one, media: change(one.media) })) }
      case 'ASIDE':
        return { ...block, blocks: withMedia(block.blocks, change) }
      default:
        return block
    }
  })
}

export function mediaIn(blocks: readonly Block[]): readonly Media[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'IMAGE':
      case 'VIDEO':
      case 'AUDIO':
        return [block.media]
      case 'GALLERY':
        return block.pictures.map(({ media }) => media)
      case 'ASIDE':
        return mediaIn(block.blocks)
      default:
        return []
    }
  })
}
