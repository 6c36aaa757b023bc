import { LIVE_POST, type LivePost as LivePostRow, livePostById } from '../../db/content/live-posts/live-post.ts'
import { BLOCK_TYPES, Block } from '../body/block.ts'
import { bodyHtml } from '../body/block-html.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS, LIVE_POSTS } from '../cache-tags.ts'
import { RowsOf } from '../sql-plugin/declaration.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'

const LivePostRef = builder.objectRef<LivePostRow>('LivePost')

export const LivePost = builder.node(LivePostRef, {
  scope: 'public',
  description: 'One post of a live blog.',
  extensions: { rows: new RowsOf(LIVE_POST) },
  id: { resolve: (post) => post.id },
  loadOne: (id, context) => {
    // Its article may be withdrawn, or return.
    context.addCacheTag(ALL_NEWS)
    context.addCacheTag(LIVE_POSTS)
    return loadOne(context, livePostById, { id }, { all: seesDrafts(context.viewer) })
  },
  fields: (t) => ({
    key: t.column('key', { description: 'Identifies the post within its article; it never changes.' }),
    version: t.column('version', { type: 'Int', description: 'Counts its edits, from 1.' }),
    at: t.column('at', { type: 'DateTime', description: 'When the post was written.' }),
    updatedAt: t.column('updatedAt', { type: 'DateTime', description: 'When it was last edited.' }),
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
    text: t.column('bodyText', { description: 'What is in it, without markup and headline.' }),
  }),
})
