import type { Article as ArticleRow } from '../../db/content/article.ts'
import { allNews, type EdgeKey, type NewsPage } from '../../db/news/news-lists.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { filterTags } from '../cache-tags.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { encodePageCursor } from '../paging/page-cursor.ts'
import { newsArguments, newsTags } from './news-arguments.ts'
import { NewsFilterInput, refuseUnknownSections } from './news-filter.ts'

const NewsEdge = builder.objectRef<ArticleRow>('NewsEdge').implement({
  description: 'An article at its place in a list.',
  fields: (t) => ({
    cursor: t.field({
      type: 'String',
      description: 'This place: `after` and `before` take it.',
      select: ['publishedAt', 'id'],
      resolve: ({ publishedAt, id }) => cursorOf([publishedAt ?? '', id]),
    }),
    node: t.passthrough({ type: Article, description: 'The article.' }),
  }),
})

export const NewsConnection = builder.objectRef<NewsPage>('NewsConnection').implement({
  description: 'A page of published articles, newest first.',
  fields: (t) => ({
    edges: t.pageRows({ type: [NewsEdge], description: 'The articles with their cursors.' }),
    nodes: t.pageRows({ type: [Article], description: 'The articles alone.' }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page lies.',
      select: ['hasNextPage', 'hasPreviousPage', 'start', 'end'],
      resolve: ({ hasNextPage, hasPreviousPage, start, end }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: start && cursorOf(start),
        endCursor: end && cursorOf(end),
      }),
    }),
    asOf: t.field({
      type: 'String',
      description: 'The place in the event log that this page reflects. Subscribe `after` it: nothing is missed.',
      select: ['asOf'],
      resolve: ({ asOf }) => encodeLogCursor(asOf),
    }),
    totalCount: t.column('totalCount', { type: 'Int', description: 'How many there are in all.' }),
  }),
})

function cursorOf([publishedAt, id]: EdgeKey): string {
  return encodePageCursor('news', Date.parse(publishedAt), id)
}

builder.queryField('latestNews', (t) =>
  t.relatedConnection(allNews, {
    type: NewsConnection,
    description:
      'Published articles, newest first; 20 when neither `first` nor `last` is given. `asOf` on the connection is the event-log position that the page reflects.',
    args: {
      filter: t.arg({ type: NewsFilterInput, description: 'Which articles; all when left out.' }),
      first: t.arg.int({ description: 'At most this many from the start of the list, 1 to 100.' }),
      after: t.arg.string({ description: 'Only what comes after this edge.' }),
      last: t.arg.int({ description: 'At most this many from the end of the list, 1 to 100.' }),
      before: t.arg.string({ description: 'Only what comes before this edge.' }),
    },
    key: () => ({ nothing: '' }),
    with: newsArguments,
    tags: newsTags([], (_all, { filter }) => filterTags(filter)),
    refused: refuseUnknownSections,
  }),
)
