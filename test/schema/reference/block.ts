import type { Block } from '../../../db/tables/block.ts'
import { type Fields, members } from './fields.ts'

export const BLOCK_FIELDS: Readonly<Record<string, Fields>> = {
  Paragraph: members('html', 'text'),
  Heading: members('level', 'text'),
  Quote: members('text', 'attribution'),
  BulletList: members('ordered', 'items'),
  MediaBlock: members('media'),
  Embed: members('url', 'provider', 'html'),
  LivePost: members('key', 'at', 'headline', 'keyEvent', 'pinned', 'html', 'text'),
}

/** The blocks of a body, each with the name of its type. */
export function blocks(body: readonly Block[]): object[] {
  return body.map((block) => ({ ...block, __typename: typename(block) }))
}

function typename({ type }: Block): string {
  switch (type) {
    case 'paragraph':
      return 'Paragraph'
    case 'heading':
      return 'Heading'
    case 'quote':
      return 'Quote'
    case 'list':
      return 'BulletList'
    case 'media':
      return 'MediaBlock'
    case 'embed':
      return 'Embed'
    case 'live-post':
      return 'LivePost'
  }
}
