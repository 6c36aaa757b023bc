import { changedSince } from '../../db/log/changed-since.ts'
import { builder } from '../builder.ts'
import { ALL_NEWS } from '../cache-tags.ts'
import { type LoadedPage, loadedConnection } from '../paging/connection.ts'
import { decodeLogCursor, encodeLogCursor } from '../paging/log-cursor.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { cursorProblem, resumption } from '../paging/resumption.ts'
import { NewsEvent, type NewsEventSource, newsEvent } from './news-event.ts'

interface ChangesPage extends LoadedPage<NewsEventSource> {
  readonly asOf: string
}

const ChangeEdge = builder.objectRef<NewsEventSource>('ChangeEdge').implement({
  scope: 'public',
  description: 'A change in a list.',
  fields: (t) => ({
    cursor: t.field({ type: 'LogCursor', description: 'The position of the change, for `cursor`.', resolve: cursorOf }),
    node: t.field({ type: NewsEvent, description: 'The change.', resolve: (change) => change }),
  }),
})

const ChangeConnection = loadedConnection<NewsEventSource, ChangesPage>('Change', {
  edge: ChangeEdge,
  node: NewsEvent,
  many: 'changed articles',
  order: 'each with its last event, in the order of the log',
  nodeOf: (change) => change,
  cursorOf,
})

builder.objectField(ChangeConnection, 'asOf', (t) =>
  t.expose('asOf', {
    type: 'LogCursor',
    description:
      'The position in the log that this page reflects. After the last page, ask again since then, or subscribe `after` it.',
  }),
)

function cursorOf({ event: { position }, epoch }: NewsEventSource): string {
  return encodeLogCursor({ epoch, position })
}

builder.queryField('changedSince', (t) =>
  t.field({
    type: ChangeConnection,
    nullable: true,
    description: [
      'Articles with public changes since a position in the log, each once with its last event, for synchronisation.',
      'Read on with the `endCursor` while there is a next page. An article that changes meanwhile comes again on a later page.',
      'If the log no longer reaches back to the cursor, the error is CURSOR_EXPIRED: read everything again.',
    ].join('\n'),
    args: {
      cursor: t.arg({ type: 'LogCursor', required: true, description: 'An `asOf`, or the `cursor` of an event.' }),
      first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
    },
    resolve: async (_root, { cursor, first }, context) => {
      context.addCacheTag(ALL_NEWS)
      const { limit } = pageOf({ first })
      const position = decodeLogCursor(cursor)?.position ?? 0
      const { changes, ...range } = await changedSince(context.query, position, limit + 1)
      const resumed = resumption(cursor, range)
      if ('problem' in resumed) throw cursorProblem(resumed.problem, range)
      return {
        rows: changes.slice(0, limit).flatMap(({ event, earlier }) => {
          const source = newsEvent(event, range.epoch)
          return source ? { ...source, conflated: earlier } : []
        }),
        hasNextPage: changes.length > limit,
        hasPreviousPage: false,
        asOf: encodeLogCursor({ epoch: range.epoch, position: range.head }),
      }
    },
  }),
)
