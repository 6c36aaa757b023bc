import { builder } from '../builder.ts'
import { MediaInput } from '../media/media-input.ts'
import { BlockKind } from './block.ts'
import type { BlockSubmission, ListItemSubmission, TableCellSubmission, TableRowSubmission } from './body-submission.ts'
import { RICH_TEXT, RichTextInput, SpanInput } from './rich-text-input.ts'

const ListItemInput = builder.inputRef<ListItemSubmission>('ListItemInput').implement({
  description: 'An item of a list. The items of a nested list follow it with a greater depth.',
  fields: (t) => ({
    depth: t.int({ defaultValue: 1, description: 'From 1; at most one more than that of the item before.' }),
    ordered: t.boolean({ description: 'Whether its list is numbered; by default as that of the item before.' }),
    start: t.int({ description: 'Its number, if that does not follow from the items before it.' }),
    html: t.string({ description: RICH_TEXT.html }),
    text: t.string({ description: RICH_TEXT.text }),
    spans: t.field({ type: [SpanInput], description: RICH_TEXT.spans }),
  }),
})

const TableCellInput = builder.inputRef<TableCellSubmission>('TableCellInput').implement({
  description: 'A cell of a table.',
  fields: (t) => ({
    header: t.boolean({ defaultValue: false, description: 'Whether it is the header of a row or column.' }),
    colspan: t.int({ defaultValue: 1, description: 'The number of columns that it spans.' }),
    rowspan: t.int({ defaultValue: 1, description: 'The number of rows that it spans.' }),
    html: t.string({ description: RICH_TEXT.html }),
    text: t.string({ description: RICH_TEXT.text }),
    spans: t.field({ type: [SpanInput], description: RICH_TEXT.spans }),
  }),
})

const TableRowInput = builder.inputRef<TableRowSubmission>('TableRowInput').implement({
  description: 'A row of a table.',
  fields: (t) => ({
    head: t.boolean({ defaultValue: false, description: 'Whether it belongs to the head of the table.' }),
    cells: t.field({ type: [TableCellInput], required: true, description: 'The cells.' }),
  }),
})

export const BlockInput = builder.inputRef<BlockSubmission>('BlockInput')

BlockInput.implement({
  description:
    'One block of a body, with the fields that its kind has as a `Block`: a block can be sent as it was read. Its html and text may be left out where it is made of other fields, such as `items`.',
  fields: (t) => ({
    kind: t.field({ type: BlockKind, required: true, description: 'The kind of the block.' }),
    html: t.string({
      description: `${RICH_TEXT.html} One of html, text and spans is enough; several must say the same.`,
    }),
    text: t.string({ description: RICH_TEXT.text }),
    spans: t.field({ type: [SpanInput], description: RICH_TEXT.spans }),
    level: t.int({ description: 'Of a heading: 2 to 6, by default 2.' }),
    attribution: t.field({ type: RichTextInput, description: 'Of a quotation: who is quoted.' }),
    source: t.field({ type: 'URL', description: 'Of a quotation: the URL of what is quoted.' }),
    ordered: t.boolean({ description: 'Of a list: whether its first item is numbered.' }),
    start: t.int({ description: 'Of a list: the number of its first item.' }),
    items: t.field({ type: [ListItemInput], description: 'Of a list: its items.' }),
    media: t.field({ type: MediaInput, description: 'Of an image, video or audio.' }),
    link: t.field({ type: 'URL', description: 'Of an image: where it leads.' }),
    poster: t.field({ type: 'URL', description: 'Of a video: the still picture.' }),
    pictures: t.field({ type: [BlockInput], description: 'Of a gallery: its images.' }),
    caption: t.field({ type: RichTextInput, description: 'Of a gallery, table or embed.' }),
    rows: t.field({ type: [TableRowInput], description: 'Of a table: its rows, those of the head first.' }),
    syntax: t.string({ description: 'Of code: its language, such as `json`.' }),
    url: t.field({ type: 'URL', description: 'Of an embed.' }),
    provider: t.string({ description: 'Of an embed: the name of the site, by default that of the URL.' }),
    title: t.string({ description: 'Of an embed: the title there.' }),
    author: t.string({ description: 'Of an embed: who wrote it there.' }),
    thumbnail: t.field({ type: 'URL', description: 'Of an embed: a preview picture.' }),
    heading: t.field({ type: RichTextInput, description: 'Of an aside.' }),
    blocks: t.field({ type: [BlockInput], description: 'Of an aside: what is in it.' }),
    name: t.string({ description: 'Of UNKNOWN: the name of the element in the source.' }),
  }),
})
