import { blockText } from '../../db/content/body-text.ts'
import type { Block as BlockRow } from '../../db/tables/body/block.ts'
import { builder } from '../builder.ts'
import { blockHtml } from './block-html.ts'
import { IN_BLOCK } from './in-block.ts'

export const BlockKind = builder.enumType('BlockKind', {
  description: 'The kind of a block.',
  values: {
    PARAGRAPH: { description: 'A paragraph.' },
    HEADING: { description: 'A subheading.' },
    QUOTE: { description: 'A quotation.' },
    PULL_QUOTE: { description: 'A quotation from the article itself, set apart.' },
    LIST: { description: 'A list, with nested lists.' },
    IMAGE: { description: 'A picture.' },
    GALLERY: { description: 'Several pictures.' },
    VIDEO: { description: 'A video.' },
    AUDIO: { description: 'A sound.' },
    TABLE: { description: 'A table.' },
    CODE: { description: 'Computer code or other preformatted text.' },
    DIVIDER: { description: 'A thematic break.' },
    EMBED: { description: 'Content of another site.' },
    ASIDE: { description: 'A fact box or other aside.' },
    UNKNOWN: { description: 'The text of an element that has no kind of its own.' },
  } satisfies Record<BlockRow['kind'], object>,
})

/** The name of the GraphQL type of each kind. */
export const BLOCK_TYPES = {
  PARAGRAPH: 'Paragraph',
  HEADING: 'Heading',
  QUOTE: 'Quote',
  PULL_QUOTE: 'PullQuote',
  LIST: 'List',
  IMAGE: 'Image',
  GALLERY: 'Gallery',
  VIDEO: 'Video',
  AUDIO: 'Audio',
  TABLE: 'Table',
  CODE: 'Code',
  DIVIDER: 'Divider',
  EMBED: 'Embed',
  ASIDE: 'Aside',
  UNKNOWN: 'Unknown',
} as const satisfies Record<BlockRow['kind'], string>

export const HTML_DESCRIPTION = 'The block as HTML, safe to embed.'
export const TEXT_DESCRIPTION = 'What it says, without markup.'

/** Types whose html and text are stored take both from `TextContent`; the others declare from what they are made. */
export const Block = builder.interfaceRef<BlockRow>('Block').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'One block of a body. A field of one name has one type in every kind of block.',
  resolveType: ({ kind }) => BLOCK_TYPES[kind],
  fields: (t) => ({
    kind: t.column('kind', { type: BlockKind, description: 'The kind of the block.' }),
    html: t.string({
      description: `${HTML_DESCRIPTION} Of a text, its inline HTML without the element around it.`,
      resolve: (block, _args, { publicUrl }) => blockHtml(block, publicUrl),
    }),
    text: t.string({ description: TEXT_DESCRIPTION, resolve: (block) => blockText(block) }),
  }),
})
