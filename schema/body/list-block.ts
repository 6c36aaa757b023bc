import { blockText } from '../../db/content/body-text.ts'
import type { BlockOf, ListItem as ListItemRow } from '../../db/tables/body/block.ts'
import { builder } from '../builder.ts'
import { Block, HTML_DESCRIPTION, TEXT_DESCRIPTION } from './block.ts'
import { blockHtml } from './block-html.ts'
import { IN_BLOCK } from './in-block.ts'
import { TextContent } from './rich-text.ts'

const ListItem = builder.objectRef<ListItemRow>('ListItem').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'An item of a list. The items of a nested list follow it with a greater depth.',
  interfaces: [TextContent],
  fields: (t) => ({
    depth: t.column('depth', { type: 'Int', description: 'From 1.' }),
    ordered: t.column('ordered', { type: 'Boolean', description: 'Whether its list is numbered.' }),
    start: t.column('start', {
      type: 'Int',
      nullable: true,
      description: 'Its number, if that does not follow from the items before it.',
    }),
  }),
})

builder.objectRef<BlockOf<'LIST'>>('List').implement({
  scope: 'public',
  extensions: IN_BLOCK,
  description: 'A list, with nested lists.',
  interfaces: [Block],
  fields: (t) => ({
    ordered: t.column('ordered', { type: 'Boolean', description: 'Whether the first item is numbered.' }),
    start: t.column('start', {
      type: 'Int',
      nullable: true,
      description: 'The number of the first item, if it is not 1.',
    }),
    items: t.column('items', { type: [ListItem], description: 'The items of the list and of those nested in it.' }),
    html: t.field({
      type: 'String',
      description: HTML_DESCRIPTION,
      select: ['kind', 'ordered', 'start', 'items'],
      resolve: (list) => blockHtml(list),
    }),
    text: t.field({
      type: 'String',
      description: TEXT_DESCRIPTION,
      select: ['kind', 'ordered', 'start', 'items'],
      resolve: (list) => blockText(list),
    }),
  }),
})
