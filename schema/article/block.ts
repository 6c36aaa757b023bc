import type { Block as BlockRow } from '../../db/tables/block.ts'
import { builder } from '../builder.ts'
import { Media } from '../media/media.ts'

type Of<Type extends BlockRow['type']> = Extract<BlockRow, { type: Type }>

const html = 'Sanitised HTML, safe to embed.'
const text = 'The text without markup.'

const Paragraph = builder.objectRef<Of<'paragraph'>>('Paragraph').implement({
  scope: 'public',
  description: 'A paragraph.',
  fields: (t) => ({
    html: t.column('html', { description: `${html} Inline elements only.` }),
    text: t.column('text', { description: text }),
  }),
})

const Heading = builder.objectRef<Of<'heading'>>('Heading').implement({
  scope: 'public',
  description: 'A subheading.',
  fields: (t) => ({
    level: t.column('level', { type: 'Int', description: 'The level, 2 to 6 as in HTML; the headline is 1.' }),
    text: t.column('text', { description: 'Plain text.' }),
  }),
})

const Quote = builder.objectRef<Of<'quote'>>('Quote').implement({
  scope: 'public',
  description: 'A quotation.',
  fields: (t) => ({
    text: t.column('text', { description: 'Plain text.' }),
    attribution: t.column('attribution', { nullable: true, description: 'Who is quoted.' }),
  }),
})

const BulletList = builder.objectRef<Of<'list'>>('BulletList').implement({
  scope: 'public',
  description: 'A list.',
  fields: (t) => ({
    ordered: t.column('ordered', { type: 'Boolean', description: 'Whether the list is numbered.' }),
    items: t.column('items', { type: ['String'], description: 'The items as plain text.' }),
  }),
})

const MediaBlock = builder.objectRef<Of<'media'>>('MediaBlock').implement({
  scope: 'public',
  description: 'A picture, video or audio in the body.',
  fields: (t) => ({
    media: t.column('media', {
      type: Media,
      description: 'The picture, video or audio.',
    }),
  }),
})

const Embed = builder.objectRef<Of<'embed'>>('Embed').implement({
  scope: 'public',
  description: 'Embedded content of another site.',
  fields: (t) => ({
    url: t.column('url', { type: 'URL', description: 'The URL.' }),
    provider: t.column('provider', { nullable: true, description: 'The name of the site.' }),
    html: t.column('html', { nullable: true, description: `${html} Null if there is only a link.` }),
  }),
})

const LivePost = builder.objectRef<Of<'live-post'>>('LivePost').implement({
  scope: 'public',
  description: 'One post of a live blog.',
  fields: (t) => ({
    key: t.column('key', { description: 'Identifies the post within its article; it never changes.' }),
    at: t.field({
      type: 'DateTime',
      description: 'When the post was written.',
      select: ['at'],
      resolve: ({ at }) => at,
    }),
    headline: t.column('headline', { nullable: true, description: 'The headline of the post.' }),
    keyEvent: t.column('keyEvent', {
      type: 'Boolean',
      description: 'Whether it belongs in a summary of the live blog.',
    }),
    pinned: t.column('pinned', { type: 'Boolean', description: 'Whether it stays on top.' }),
    html: t.column('html', { description: html }),
    text: t.column('text', { description: text }),
  }),
})

/** The object type of a block, by its `type`. */
export const BLOCK_TYPES = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  quote: 'Quote',
  list: 'BulletList',
  media: 'MediaBlock',
  embed: 'Embed',
  'live-post': 'LivePost',
} as const satisfies Record<BlockRow['type'], string>

export const Block = builder.unionType('Block', {
  description: 'One block of a body.',
  types: [Paragraph, Heading, Quote, BulletList, MediaBlock, Embed, LivePost],
  resolveType: ({ type }) => BLOCK_TYPES[type],
})
