import { articleByName } from '../../db/content/article.ts'
import { type LivePost as LivePostRow, livePostById } from '../../db/content/live-posts/live-post.ts'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { Article } from '../article/article.ts'
import { ArticleRef, type ArticleRefShape, nameOf } from '../article/article-ref.ts'
import { builder } from '../builder.ts'
import { notFound } from '../errors.ts'
import { live, servedFromTheLog } from '../news/live-field.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { isCursor } from '../paging/page-cursor.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { LivePost } from './live-post.ts'

type Kind = 'ADDED' | 'EDITED' | 'PINNED' | 'REMOVED' | 'WITHDRAWN' | 'PUBLISHED'

interface LivePostEventSource {
  readonly kind: Kind
  readonly event: LoggedEvent
  readonly epoch: string
  readonly post: LivePostRow | null
}

const LivePostEventKindEnum = builder.enumType('LivePostEventKind', {
  description: 'What happened to a live blog.',
  values: {
    ADDED: { description: 'A post was added.' },
    EDITED: { description: 'A post says something else: replace it.' },
    PINNED: { description: 'A post is pinned to the top, or no longer: see `pinned`.' },
    REMOVED: { description: 'A post was deleted. Delete it.' },
    WITHDRAWN: { description: 'The article was withdrawn, killed or has expired. Delete all its posts.' },
    PUBLISHED: { description: 'The article became public, or returned. Read its posts again.' },
  } satisfies Record<Kind, object>,
})

const KINDS: { readonly [_ in LoggedEvent['kind']]?: Kind } = {
  LIVE_POST_ADDED: 'ADDED',
  LIVE_POST_EDITED: 'EDITED',
  LIVE_POST_PINNED: 'PINNED',
  LIVE_POST_REMOVED: 'REMOVED',
  WITHHELD: 'WITHDRAWN',
  CANCELED: 'WITHDRAWN',
  EXPIRED: 'WITHDRAWN',
  PUBLISHED: 'PUBLISHED',
}

const LivePostEvent = builder.objectRef<LivePostEventSource>('LivePostEvent').implement({
  scope: 'public',
  description: 'One change of a live blog. `extensions.cursor` of the message contains the `cursor` too.',
  fields: (t) => ({
    cursor: t.field({
      type: 'LogCursor',
      description: 'The cursor of the event: subscribe `after` it to resume.',
      resolve: ({ event, epoch }) => encodeLogCursor({ epoch, position: event.position }),
    }),
    kind: t.expose('kind', { type: LivePostEventKindEnum, description: 'What happened.' }),
    at: t.field({ type: 'DateTime', description: 'When it happened.', resolve: ({ event }) => event.at }),
    articleId: t.globalID({
      description: 'The `id` of the article.',
      resolve: ({ event }) => ({ id: event.subjectId, type: Article }),
    }),
    postId: t.globalID({
      nullable: true,
      description: 'The `id` of the post; null for WITHDRAWN and PUBLISHED.',
      resolve: ({ event: { postId: id } }) => (id === null ? null : { id, type: LivePost }),
    }),
    post: t.expose('post', {
      type: LivePost,
      nullable: true,
      description: 'The post as it is now; null for REMOVED, WITHDRAWN and PUBLISHED.',
    }),
  }),
})

builder.subscriptionField('livePostEvents', (t) =>
  t.field({
    type: LivePostEvent,
    description: [
      'Every change of a live blog: in commit order, without gaps and without duplicates.',
      '`after` is the `asOf` of `Article.livePosts` or the `cursor` of an event. Events since then are replayed first, then the stream is live.',
      'A change of a post that is gone since is left out of a replay: REMOVED or WITHDRAWN follows.',
    ].join('\n'),
    args: {
      ref: t.arg({ type: ArticleRef, required: true, description: 'The article.' }),
      after: t.arg({
        type: 'LogCursor',
        description: 'The cursor to resume from; by default the stream starts with the next event.',
      }),
    },
    subscribe: servedFromTheLog,
    resolve: (source: LivePostEventSource) => source,
    extensions: live<{ ref: ArticleRefShape; after?: string | null }>(async ({ ref, after }, context) => {
      const { by, value: name } = nameOf(ref, ['ref'])
      const found = await loadOne(context, articleByName, { name }, { by, all: true })
      // An article that was public can be subscribed to with a cursor: its withdrawal is in the log.
      const visible =
        found?.state === 'PUBLISHED' || seesDrafts(context.viewer) || (isCursor(after) && found?.publishedAt)
      if (!found || !visible) throw notFound(`article of this ${by} that you may see`)
      return {
        after: after ?? null,
        select: async (event, context) => {
          const kind = KINDS[event.kind]
          if (event.subjectId !== found.id || !kind) return null
          const { postId: id } = event
          const all = seesDrafts(context.viewer)
          const post = id === null || kind === 'REMOVED' ? null : await loadOne(context, livePostById, { id }, { all })
          if (id !== null && !post && kind !== 'REMOVED') return null
          return { source: { kind, event, epoch: context.epoch, post } satisfies LivePostEventSource }
        },
      }
    }),
  }),
)
