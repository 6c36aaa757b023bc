import { blockText, bodyText } from '../../db/content/body-text.ts'
import type { BlockOf } from '../../db/tables/body/block.ts'
import { builder } from '../builder.ts'
import { BLOCK_TYPES, Block, HTML_DESCRIPTION, TEXT_DESCRIPTION } from './block.ts'
import { blockHtml, bodyHtml } from './block-html.ts'
import { IN_BLOCK } from './in-block.ts'
import { RichText } from './rich-text.ts'

builder.objectRef<BlockOf<'ASIDE'>>('Aside').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A fact box or other aside. There is none in an aside.',
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

builder.objectRef<BlockOf<'LIVE_POST'>>('LivePost').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'One post of a live blog.',
  interfaces: [Block],
  fields: (t) => ({
    key: t.column('key', { description: 'Identifies the post within its article; it never changes.' }),
    at: t.field({
      type: 'DateTime',
      description: 'When the post was written.',
      select: ['at'],
      resolve: ({ at }) => at,
    }),
    headline: t.column('headline', { nullable: true, description: 'The headline of the post. Plain text.' }),
    keyEvent: t.column('keyEvent', {
      type: 'Boolean',
      description: 'Whether it belongs in a summary of the live blog.',
    }),
    pinned: t.column('pinned', { type: 'Boolean', description: 'Whether it stays on top.' }),
    blocks: t.column('blocks', { type: [Block], types: BLOCK_TYPES, description: 'What is in it.' }),
    html: t.field({
      type: 'String',
      description: 'What is in it as HTML, safe to embed, without its headline.',
      select: ['blocks'],
      resolve: ({ blocks }, _args, { publicUrl }) => bodyHtml(blocks, publicUrl),
    }),
    text: t.field({
      type: 'String',
      description: 'What is in it, without markup and headline.',
      select: ['blocks'],
      resolve: ({ blocks }) => bodyText(blocks),
    }),
  }),
})
