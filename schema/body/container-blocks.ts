import { blockText } from '../../db/content/body-text.ts'
import type { BlockOf } from '../../db/tables/body/block.ts'
import { builder } from '../builder.ts'
import { BLOCK_TYPES, Block, HTML_DESCRIPTION, TEXT_DESCRIPTION } from './block.ts'
import { blockHtml } from './block-html.ts'
import { IN_BLOCK } from './in-block.ts'
import { RichText } from './rich-text.ts'

builder.objectRef<BlockOf<'ASIDE'>>('Aside').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A fact box or other aside. Asides cannot be nested.',
  interfaces: [Block],
  fields: (t) => ({
    heading: t.column('heading', { type: RichText, nullable: true, description: 'Its heading.' }),
    blocks: t.column('blocks', { type: [Block], types: BLOCK_TYPES, description: 'What is in it.' }),
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind', 'heading', 'blocks'],
      resolve: (aside, _args, { publicUrl }) => blockHtml(aside, publicUrl),
    }),
    text: t.field({
      type: 'String',
      description: TEXT_DESCRIPTION,
      select: ['kind', 'heading', 'blocks'],
      resolve: (aside) => blockText(aside),
    }),
  }),
})
