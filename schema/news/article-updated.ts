import { articleByName } from '../../db/content/article.ts'
import { withdrawalByName } from '../../db/news/withdrawn.ts'
import { ArticleRef, type ArticleRefShape, nameOf } from '../article/article-ref.ts'
import { builder } from '../builder.ts'
import { notFound } from '../errors.ts'
import { isCursor } from '../paging/page-cursor.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { live, servedFromTheLog } from './live-field.ts'
import { NewsEvent, type NewsEventSource, newsEvent } from './news-event.ts'

builder.subscriptionField('articleUpdated', (t) =>
  t.field({
    type: NewsEvent,
    description: 'Every change of one article. Posts of a live blog have events of their own: `livePostEvents`.',
    args: {
      ref: t.arg({ type: ArticleRef, required: true, description: 'The id, the uri or a slug of the article.' }),
      after: t.arg({
        type: 'LogCursor',
        description: 'The cursor to resume from; by default the stream starts with the next event.',
      }),
    },
    subscribe: servedFromTheLog,
    resolve: (source: NewsEventSource) => source,
    extensions: live<{ ref: ArticleRefShape; after?: string | null }>(async ({ ref, after }, context) => {
      const { by, value: name } = nameOf(ref, ['ref'])
      const visible = await loadOne(context, articleByName, { name }, { by, all: seesDrafts(context.viewer) })
      // An article that was public can be subscribed to with a cursor: its withdrawal is in the log.
      const found = visible ?? (isCursor(after) ? await loadOne(context, withdrawalByName, { name }, { by }) : null)
      if (!found) throw notFound(`article of this ${by} that you may see`)
      return {
        after: after ?? null,
        select: (event, { epoch }) => {
          if (event.subjectId !== found.id) return null
          const source = newsEvent(event, epoch)
          return source && { source }
        },
      }
    }),
  }),
)
