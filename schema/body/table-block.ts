import { blockText } from '../../db/content/body-text.ts'
import type { BlockOf, TableCell as TableCellRow, TableRow as TableRowRow } from '../../db/tables/body/block.ts'
import { builder } from '../builder.ts'
import { Block, HTML_DESCRIPTION, TEXT_DESCRIPTION } from './block.ts'
import { blockHtml } from './block-html.ts'
import { IN_BLOCK } from './in-block.ts'
import { RichText, TextContent } from './rich-text.ts'

const TableCell = builder.objectRef<TableCellRow>('TableCell').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A cell of a table.',
  interfaces: [TextContent],
  fields: (t) => ({
    header: t.column('header', { type: 'Boolean', description: 'Whether it is the header of a row or column.' }),
    colspan: t.column('colspan', { type: 'Int', description: 'The number of columns that it spans.' }),
    rowspan: t.column('rowspan', { type: 'Int', description: 'The number of rows that it spans.' }),
  }),
})

const TableRow = builder.objectRef<TableRowRow>('TableRow').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A row of a table.',
  fields: (t) => ({
    head: t.column('head', { type: 'Boolean', description: 'Whether it belongs to the head of the table.' }),
    cells: t.column('cells', { type: [TableCell], description: 'The cells.' }),
  }),
})

builder.objectRef<BlockOf<'TABLE'>>('Table').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A table.',
  interfaces: [Block],
  fields: (t) => ({
    caption: t.column('caption', { type: RichText, nullable: true, description: 'The caption.' }),
    rows: t.column('rows', { type: [TableRow], description: 'The rows, those of the head first.' }),
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind', 'rows', 'caption'],
      resolve: (table) => blockHtml(table),
    }),
    text: t.field({
      type: 'String',
      description: TEXT_DESCRIPTION,
      select: ['kind', 'rows', 'caption'],
      resolve: (table) => blockText(table),
    }),
  }),
})
