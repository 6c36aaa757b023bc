import {
  type Link as LinkRow,
  type Mark as MarkRow,
  type RichText as RichTextRow,
  type Span as SpanRow,
  spansOf,
} from '../../db/tables/body/rich-text.ts'
import { builder } from '../builder.ts'
import { IN_BLOCK } from './in-block.ts'

export const Mark = builder.enumType('Mark', {
  description: 'What a run of text is marked as. A link is not a mark: see `Span.link`.',
  values: {
    STRONG: { description: 'Strong importance; bold.' },
    EMPHASIS: { description: 'Emphasis; italic.' },
    UNDERLINE: { description: 'Underlined.' },
    STRIKETHROUGH: { description: 'Struck out: no longer accurate.' },
    HIGHLIGHT: { description: 'Highlighted, as with a marker.' },
    CODE: { description: 'Computer code.' },
    SUBSCRIPT: { description: 'Subscript.' },
    SUPERSCRIPT: { description: 'Superscript.' },
  } satisfies Record<MarkRow, object>,
})

export const Direction = builder.enumType('Direction', {
  description: 'The direction of a text.',
  values: { LTR: { description: 'Left to right.' }, RTL: { description: 'Right to left.' } },
})

const Link = builder.objectRef<LinkRow>('Link').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A link.',
  fields: (t) => ({
    href: t.column('href', { description: 'An absolute http, https, mailto or tel URL.' }),
    rel: t.column('rel', { nullable: true, description: 'Link types such as `nofollow`, separated by spaces.' }),
    title: t.column('title', { nullable: true, description: 'What a browser shows on hover.' }),
  }),
})

const Span = builder.objectRef<SpanRow>('Span').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A run of text with the same marks.',
  fields: (t) => ({
    text: t.column('text', { description: 'Plain text. A line break is a line feed.' }),
    marks: t.column('marks', { type: [Mark], description: 'Its marks, in the order of the enum.' }),
    link: t.column('link', { type: Link, nullable: true, description: 'Where it leads.' }),
    language: t.column('language', {
      type: 'LanguageTag',
      nullable: true,
      description: 'Its language, if it is not that of the article.',
    }),
    direction: t.column('direction', {
      type: Direction,
      nullable: true,
      description: 'Its direction, if the source says so.',
    }),
  }),
})

export const TextContent = builder.interfaceRef<RichTextRow>('TextContent').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A text in three forms that say the same.',
  fields: (t) => ({
    html: t.column('html', {
      description: 'Inline HTML, safe to embed: links, marks and line breaks. The element around it is left out.',
    }),
    text: t.column('text', { description: 'The text without markup.' }),
    spans: t.field({
      type: [Span],
      description: 'The text as data.',
      select: ['spans', 'text'],
      resolve: (content) => spansOf(content),
    }),
  }),
})

export const RichText = builder.objectRef<RichTextRow>('RichText').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A caption, an attribution or another text beside a block.',
  interfaces: [TextContent],
})
