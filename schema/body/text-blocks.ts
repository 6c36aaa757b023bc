import type { BlockOf } from '../../db/tables/body/block.ts'
import { builder } from '../builder.ts'
import { Block } from './block.ts'
import { IN_BLOCK } from './in-block.ts'
import { RichText, TextContent } from './rich-text.ts'

builder.objectRef<BlockOf<'PARAGRAPH'>>('Paragraph').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A paragraph.',
  interfaces: [Block, TextContent],
})

builder.objectRef<BlockOf<'HEADING'>>('Heading').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A subheading.',
  interfaces: [Block, TextContent],
  fields: (t) => ({
    level: t.column('level', { type: 'Int', description: 'The level, 2 to 6 as in HTML; the headline is 1.' }),
  }),
})

builder.objectRef<BlockOf<'QUOTE'>>('Quote').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A quotation. An empty line separates its paragraphs.',
  interfaces: [Block, TextContent],
  fields: (t) => ({
    attribution: t.column('attribution', { type: RichText, nullable: true, description: 'Who is quoted.' }),
    source: t.column('source', { type: 'URL', nullable: true, description: 'The URL of what is quoted.' }),
  }),
})

builder.objectRef<BlockOf<'PULL_QUOTE'>>('PullQuote').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A quotation from the article itself, set apart.',
  interfaces: [Block, TextContent],
  fields: (t) => ({
    attribution: t.column('attribution', { type: RichText, nullable: true, description: 'Who is quoted.' }),
    source: t.column('source', { type: 'URL', nullable: true, description: 'The URL of what is quoted.' }),
  }),
})

builder.objectRef<BlockOf<'CODE'>>('Code').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'Computer code or other preformatted text: white space is kept.',
  interfaces: [Block, TextContent],
  fields: (t) => ({
    syntax: t.column('syntax', { nullable: true, description: 'The computer language, such as `json`.' }),
  }),
})

builder.objectRef<BlockOf<'UNKNOWN'>>('Unknown').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'The text of an element that has no kind of its own.',
  interfaces: [Block, TextContent],
  fields: (t) => ({ name: t.column('name', { description: 'The name of the element in the source.' }) }),
})

builder.objectRef<BlockOf<'EMBED'>>('Embed').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'Content of another site. Its text is that of the embedded post; empty if none came with it.',
  interfaces: [Block, TextContent],
  fields: (t) => ({
    url: t.column('url', { type: 'URL', description: 'The URL.' }),
    provider: t.column('provider', { nullable: true, description: 'The name of the site.' }),
    title: t.column('title', { nullable: true, description: 'The title there.' }),
    author: t.column('author', { nullable: true, description: 'Who wrote it there.' }),
    thumbnail: t.column('thumbnail', { type: 'URL', nullable: true, description: 'A preview picture.' }),
    caption: t.column('caption', { type: RichText, nullable: true, description: 'The caption.' }),
  }),
})
