import { ARTICLE, type Article as ArticleRow } from '../../db/content/article.ts'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'

export type NewsEventKind = 'PUBLISHED' | 'UPDATED' | 'CORRECTED' | 'WITHHELD' | 'CANCELED' | 'EXPIRED' | 'LEFT'

/** An event for one subscription. */
export interface NewsEventSource {
  readonly kind: NewsEventKind
  readonly event: LoggedEvent & { readonly uri: string; readonly version: number }
  readonly epoch: string
  /** The number of earlier events about the same article that it replaces. */
  readonly conflated: number
}

export const NewsEventKindEnum = builder.enumType('NewsEventKind', {
  description: 'What happened to the article.',
  values: {
    PUBLISHED: { description: 'It became public.' },
    UPDATED: { description: 'A new version replaced the previous one.' },
    CORRECTED: { description: 'A new version with a correction: see `corrections`.' },
    WITHHELD: { description: 'It was withdrawn and may return.' },
    CANCELED: { description: 'It was killed for good. Delete all of it.' },
    EXPIRED: { description: 'It expired.' },
    LEFT: { description: 'It is still public but no longer matches the filter.' },
  },
})

const WITH_ARTICLE: ReadonlySet<NewsEventKind> = new Set(['PUBLISHED', 'UPDATED', 'CORRECTED'])

export const NewsEvent = builder.objectRef<NewsEventSource>('NewsEvent').implement({
  scope: 'public',
  description:
    'One change of news. `extensions.cursor` of the message contains the `cursor` too, whatever is selected; over SSE it is the id of the event.',
  fields: (t) => ({
    cursor: t.field({
      type: 'LogCursor',
      description: 'The cursor of the event: subscribe `after` it to resume.',
      resolve: ({ event, epoch }) => encodeLogCursor({ epoch, position: event.position }),
    }),
    kind: t.expose('kind', { type: NewsEventKindEnum, description: 'What happened.' }),
    at: t.field({ type: 'DateTime', description: 'When it happened.', resolve: ({ event }) => event.at }),
    articleId: t.globalID({
      description: 'The `id` of the article.',
      resolve: ({ event }) => ({ id: event.subjectId, type: Article }),
    }),
    uri: t.string({ description: 'The `uri` of the article.', resolve: ({ event }) => event.uri }),
    version: t.int({
      description: 'The version that the event published or withdrew.',
      resolve: ({ event }) => event.version,
    }),
    note: t.string({
      nullable: true,
      description:
        'The text of a correction or the reason of a withdrawal. For a killed article, only the reason of the kill is left.',
      // The event may have been read before a kill that deleted its note.
      resolve: async ({ kind, event }, _args, context) =>
        event.note === null || kind === 'CANCELED' || (await versionOf(event, context))?.state !== 'CANCELED'
          ? event.note
          : null,
    }),
    conflated: t.exposeInt('conflated', {
      description:
        'The number of earlier events that this one replaces. 0 in a subscription, unless it uses CONFLATE and has fallen behind.',
    }),
    article: t.field({
      type: Article,
      nullable: true,
      description:
        'The version that the event published. Null for WITHHELD, CANCELED, EXPIRED and LEFT, and in a replay if the article is not public any more.',
      resolve: async ({ kind, event }, _args, context) => {
        if (!WITH_ARTICLE.has(kind)) return null
        const article = await versionOf(event, context)
        return article?.state === 'PUBLISHED' ? article : null
      },
    }),
  }),
})

function versionOf({ subjectId: id, version }: NewsEventSource['event'], context: Context): Promise<ArticleRow | null> {
  return loadRow(context, 'Article', ARTICLE, { id, version })
}

/** The event as a `NewsEvent`; null if it is not about an article. */
export function newsEvent(event: LoggedEvent, epoch: string, left = false): NewsEventSource | null {
  const { kind, uri, version } = event
  if (uri === null || version === null || !isNews(kind)) return null
  return { kind: left ? 'LEFT' : kind, event: { ...event, uri, version }, epoch, conflated: 0 }
}

function isNews(kind: LoggedEvent['kind']): kind is Exclude<NewsEventKind, 'LEFT'> {
  return !kind.endsWith('_CHANGED') && !kind.startsWith('LIVE_POST_')
}
