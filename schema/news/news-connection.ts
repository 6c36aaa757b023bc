import type { Article as ArticleRow } from '../../db/content/article.ts'
import { allNews, type EdgeKey, type NewsPage } from '../../db/news/news-lists.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { encodePageCursor } from '../paging/page-cursor.ts'
import { filterTags } from './filter-tags.ts'
import { newsArguments, newsTags } from './news-arguments.ts'
import { NewsFilterInput } from './news-filter.ts'

const NewsEdge = builder.objectRef<ArticleRow>('NewsEdge').implement({
  scope: 'public',
  description: 'An article in a list.',
  fields: (t) => ({
    cursor: t.field({
      type: 'String',
      description: 'The cursor of this edge, for `after` and `before`.',
      select: ['publishedAt', 'id'],
      resolve: ({ publishedAt, id }) => cursorOf([publishedAt ?? '', id]),
    }),
    node: t.passthrough({ type: Article, description: 'The article.' }),
  }),
})

export const NewsConnection = builder.objectRef<NewsPage>('NewsConnection').implement({
  scope: 'public',
  description: 'A page of published articles, newest first.',
  fields: (t) => ({
    edges: t.pageRows({ type: [NewsEdge], description: 'The articles with their cursors.' }),
    nodes: t.pageRows({ type: [Article], description: 'The articles without cursors.' }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'The position of the page in the list.',
      select: ['hasNextPage', 'hasPreviousPage', 'start', 'end'],
      resolve: ({ hasNextPage, hasPreviousPage, start, end }) => ({
        hasNextPage,
        hasPreviousPage,
        startCursor: start && cursorOf(start),
        endCursor: end && cursorOf(end),
      }),
    }),
    asOf: t.field({
      type: 'LogCursor',
      description:
        'The position in the event log that this page reflects, as a cursor. Subscribe `after` it to miss nothing.',
      select: ['asOf'],
      resolve: ({ asOf }) => encodeLogCursor(asOf),
    }),
    totalCount: t.column('totalCount', { type: 'Int', description: 'The number of articles in the whole list.' }),
  }),
})

function cursorOf([publishedAt, id]: EdgeKey): string {
  return encodePageCursor('news', Date.parse(publishedAt), id)
}

builder.queryField('latestNews', (t) =>
  t.relatedConnection(allNews, {
    type: NewsConnection,
    nullable: true,
    description:
      'Published articles, newest first. 20 by default, if neither `first` nor `last` is given. `asOf` is the position in the event log that the page reflects.',
    args: {
      filter: t.arg({ type: NewsFilterInput, description: 'Which articles; by default all.' }),
      first: t.arg.int({ description: 'Number of edges from the start of the list, 1 to 100.' }),
      after: t.arg.string({ description: 'Only edges after this cursor.' }),
      last: t.arg.int({ description: 'Number of edges from the end of the list, 1 to 100.' }),
      before: t.arg.string({ description: 'Only edges before this cursor.' }),
    },
    key: () => ({ nothing: '' }),
    with: newsArguments,
    tags: newsTags([], (_all, { filter }) => filterTags(filter)),
  }),
)
