import { articleById, articleByName } from '../../db/content/article.ts'
import { builder } from '../builder.ts'
import { badInput, notFound } from '../errors.ts'
import { idOf } from '../global-id.ts'
import { loadOne } from '../sql-plugin/load-relation.ts'
import { seesDrafts } from '../viewer/viewer.ts'
import { live, servedFromTheLog } from './live-field.ts'
import { NewsEvent, type NewsEventSource, newsEvent } from './news-event.ts'

builder.subscriptionField('articleUpdated', (t) =>
  t.field({
    type: NewsEvent,
    description: 'Every change of one article. Posts of a live blog have events of their own: `livePostEvents`.',
    args: {
      id: t.arg.id({ description: 'Exactly one of id and slug is required.' }),
      slug: t.arg.string({ description: 'A current or earlier slug of the article.' }),
      after: t.arg({
        type: 'LogCursor',
        description: 'The cursor to resume from; by default the stream starts with the next event.',
      }),
    },
    subscribe: servedFromTheLog,
    resolve: (source: NewsEventSource) => source,
    extensions: live<{ id?: string | null; slug?: string | null; after?: string | null }>(
      async ({ id, slug, after }, context) => {
        if ((id ?? null) === null ? typeof slug !== 'string' : typeof slug === 'string') {
          throw badInput([{ path: ['id'], message: 'Exactly one of id and slug is required.' }])
        }
        const found =
          typeof id === 'string'
            ? await loadOne(context, articleById, { id: idOf('Article', id, ['id']) }, { all: true })
            : await loadOne(context, articleByName, { slug: slug ?? '', uri: null }, { by: 'slug', all: true })
        // An article that was public can be subscribed to with a cursor: its withdrawal is in the log.
        const visible =
          found?.state === 'PUBLISHED' ||
          seesDrafts(context.viewer) ||
          (typeof after === 'string' && found?.publishedAt)
        if (!found || !visible) throw notFound('article with this id or slug that you may see')
        return {
          after: after ?? null,
          select: (event, { epoch }) => {
            if (event.subjectId !== found.id) return null
            const source = newsEvent(event, epoch)
            return source && { source }
          },
        }
      },
    ),
  }),
)
