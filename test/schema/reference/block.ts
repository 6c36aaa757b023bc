import { blockText } from '../../../db/content/body-text.ts'
import type { Block } from '../../../db/tables/body/block.ts'
import { type RichText, spansOf } from '../../../db/tables/body/rich-text.ts'
import { blockHtml } from '../../../schema/body/block-html.ts'
import type { Context } from '../../../schema/context.ts'
import { type Fields, members } from './fields.ts'

const TEXT: Fields = { ...members('html', 'text'), spans: (text: RichText) => spansOf(text) }
const BLOCK: Fields = {
  ...members('kind'),
  html: (block: Block, _args: object, { publicUrl }: Context) => blockHtml(block, publicUrl),
  text: (block: Block) => blockText(block),
}

export const BLOCK_FIELDS: Readonly<Record<string, Fields>> = {
  RichText: TEXT,
  Span: members('text', 'marks', 'link', 'language', 'direction'),
  Link: members('href', 'rel', 'title'),
  ListItem: { ...TEXT, ...members('depth', 'ordered', 'start') },
  TableRow: members('head', 'cells'),
  TableCell: { ...TEXT, ...members('header', 'colspan', 'rowspan') },
  Paragraph: { ...TEXT, ...members('kind') },
  Heading: { ...TEXT, ...members('kind', 'level') },
  Quote: { ...TEXT, ...members('kind', 'attribution', 'source') },
  PullQuote: { ...TEXT, ...members('kind', 'attribution', 'source') },
  Code: { ...TEXT, ...members('kind', 'syntax') },
  Unknown: { ...TEXT, ...members('kind', 'name') },
  Embed: { ...TEXT, ...members('kind', 'url', 'provider', 'title', 'author', 'thumbnail', 'caption') },
  List: { ...BLOCK, ...members('ordered', 'start', 'items') },
  Table: { ...BLOCK, ...members('caption', 'rows') },
  Image: { ...BLOCK, ...members('media', 'link') },
  Gallery: {
    ...BLOCK,
    ...members('caption'),
    pictures: ({ pictures }: { pictures: Block[] }) => blocks(pictures),
  },
  Video: { ...BLOCK, ...members('media', 'poster') },
  Audio: { ...BLOCK, ...members('media') },
  Divider: BLOCK,
  Aside: { ...BLOCK, ...members('heading'), blocks: inner },
}

/** The blocks of a body, each with the name of its type. */
export function blocks(body: readonly Block[]): object[] {
  return body.map((block) => ({ ...block, __typename: typename(block) }))
}

function inner({ blocks: inner }: { readonly blocks: readonly Block[] }): object[] {
  return blocks(inner)
}

/** `PULL_QUOTE` is of the type `PullQuote`. */
function typename({ kind }: Block): string {
  return kind.toLowerCase().replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase())
}
