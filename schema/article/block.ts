import type { Block as BlockRow } from '../../db/tables/block.ts'
import { builder } from '../builder.ts'
import { Media } from '../media/media.ts'

type Of<Type extends BlockRow['type']> = Extract<BlockRow, { type: Type }>

const html = 'Sanitised HTML, safe to embed.'
const text = 'The same as plain text.'

const Paragraph = builder.objectRef<Of<'paragraph'>>('Paragraph').implement({
  description: 'A paragraph of running text.',
  fields: (t) => ({
    html: t.column('html', { description: `${html} Inline elements only.` }),
    text: t.column('text', { description: text }),
  }),
})

const Heading = builder.objectRef<Of<'heading'>>('Heading').implement({
  description: 'A subheading.',
  fields: (t) => ({
    level: t.column('level', { type: 'Int', description: '2 to 6, as in HTML; the headline is 1.' }),
    text: t.column('text', { description: 'Plain text.' }),
  }),
})

const Quote = builder.objectRef<Of<'quote'>>('Quote').implement({
  description: "Somebody's words.",
  fields: (t) => ({
    text: t.column('text', { description: 'Plain text.' }),
    attribution: t.column('attribution', { nullable: true, description: 'Whose words they are.' }),
  }),
})

const BulletList = builder.objectRef<Of<'list'>>('BulletList').implement({
  description: 'A list of points.',
  fields: (t) => ({
    ordered: t.column('ordered', { type: 'Boolean', description: 'Whether the points are numbered.' }),
    items: t.column('items', { type: ['String'], description: 'Plain text each.' }),
  }),
})

const MediaBlock = builder.objectRef<Of<'media'>>('MediaBlock').implement({
  description: 'A picture, video or sound in the text.',
  fields: (t) => ({
    media: t.column('media', {
      type: Media,
      description: 'What is shown.',
    }),
  }),
})

const Embed = builder.objectRef<Of<'embed'>>('Embed').implement({
  description: "Something of another site's.",
  fields: (t) => ({
    url: t.column('url', { type: 'URL', description: 'Its address.' }),
    provider: t.column('provider', { nullable: true, description: 'The site it is from.' }),
    html: t.column('html', { nullable: true, description: `${html} Null where a link has to do.` }),
  }),
})

const LivePost = builder.objectRef<Of<'live-post'>>('LivePost').implement({
  description: 'One entry of a live blog, newest first.',
  fields: (t) => ({
    key: t.column('key', { description: 'Names the entry within its article; stable.' }),
    at: t.field({
      type: 'DateTime',
      description: 'When it was written.',
      select: ['at'],
      resolve: ({ at }) => at,
    }),
    headline: t.column('headline', { nullable: true, description: 'Its own headline.' }),
    keyEvent: t.column('keyEvent', { type: 'Boolean', description: 'Whether it belongs in a summary.' }),
    pinned: t.column('pinned', { type: 'Boolean', description: 'Whether it stays on top.' }),
    html: t.column('html', { description: html }),
    text: t.column('text', { description: text }),
  }),
})

/** By what `type` says of a block. */
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
  description: 'One piece of a body.',
  types: [Paragraph, Heading, Quote, BulletList, MediaBlock, Embed, LivePost],
  resolveType: ({ type }) => BLOCK_TYPES[type],
})
