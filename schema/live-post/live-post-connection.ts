import type { Article as ArticleRow } from '../../db/content/article.ts'
import {
  keyEventsOfArticle,
  type LivePostPage,
  type LivePost as LivePostRow,
  livePostsOfArticle,
  type PostKey,
} from '../../db/content/live-posts/live-post.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { livePostsTag } from '../cache-tags.ts'
import { connection } from '../paging/connection.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { decodePageCursor, encodePageCursor, isCursor } from '../paging/page-cursor.ts'
import type { TagsOf } from '../sql-plugin/declaration.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { LivePost } from './live-post.ts'

const LivePostConnection = connection<LivePostRow, PostKey, LivePostPage>('LivePost', {
  node: LivePost,
  one: 'A post in a list',
  many: 'posts of a live blog',
  order: 'pinned posts first, then the newest',
  columns: ['pinned', 'at', 'id'],
  keyOf: ({ pinned, at, id }) => [pinned, at, id],
  cursorOf,
})

builder.objectField(LivePostConnection, 'asOf', (t) =>
  t.field({
    type: 'LogCursor',
    description:
      'The position in the event log that this page reflects, as a cursor. Subscribe to `livePostEvents` `after` it to miss nothing.',
    select: ['asOf'],
    resolve: ({ asOf }) => encodeLogCursor(asOf),
  }),
)

const POSTS: TagsOf<ArticleRow> = { columns: ['id'], add: (add, { id }) => add(livePostsTag(id)) }

builder.objectFields(Article, (t) => ({
  livePosts: t.relatedConnection(livePostsOfArticle, {
    type: LivePostConnection,
    description:
      'The posts of a live blog: pinned posts first, then the newest. Empty for other articles. They are not part of the body.',
    args: {
      first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
      after: t.arg.string({ description: 'Only edges after this cursor.' }),
      keyEvents: t.arg.boolean({ defaultValue: false, description: 'Only posts that belong in a summary.' }),
    },
    with: ({ now, value, context }) => ({
      limit: pageOf({ first: now.first }).limit,
      keyEvents: now.keyEvents ?? false,
      all: seesDrafts(context.viewer),
      ...(isCursor(now.after) && {
        after: {
          pinned: value(({ after }) => keyOf(after ?? '').pinned),
          at: value(({ after }) => keyOf(after ?? '').at),
          id: value(({ after }) => keyOf(after ?? '').id),
        },
      }),
    }),
    tags: { parent: POSTS },
  }),
  keyEvents: t.relation(keyEventsOfArticle, {
    type: [LivePost],
    description: 'The summary of a live blog: its newest posts that are key events, the newest first.',
    args: { first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }) },
    with: ({ now, context }) => ({ limit: pageOf({ first: now.first }).limit, all: seesDrafts(context.viewer) }),
    tags: { parent: POSTS },
  }),
}))

function cursorOf([pinned, at, id]: PostKey): string {
  return encodePageCursor(pinned ? 'pinned post' : 'post', Date.parse(at), id)
}

/** @throws CURSOR_INVALID for a cursor of another list */
function keyOf(cursor: string): { readonly pinned: boolean; readonly at: Date; readonly id: string } {
  const { list, rank, id } = decodePageCursor(['post', 'pinned post'], cursor)
  return { pinned: list === 'pinned post', at: new Date(rank), id }
}
