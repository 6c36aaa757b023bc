import type { Article as ArticleRow } from '../db/articles.ts'
import { allNews } from '../db/news-relations.ts'
import { writtenHead, writtenNewsCursor } from '../db/written.ts'
import { Article } from './article.ts'
import { builder } from './builder.ts'
import { NewsFilterInput } from './news-filter.ts'
import { type NewsConnectionShape, newsConnection } from './news-list.ts'
import { readAllNews } from './news-read.ts'
import { writtenAllNews, writtenPageInfo } from './news-written.ts'
import { pageInfoOf } from './page.ts'
import { encodePageCursor } from './page-cursor.ts'
import { needs, needsOnce, readWith, SAME_ROWS } from './read-together.ts'
import { WRITTEN_AGAIN, WRITTEN_ROWS, written, writtenOfPage } from './written.ts'

const NewsEdge = builder.objectRef<ArticleRow>('NewsEdge').implement({
  description: 'An article at its place in a list.',
  fields: (t) => ({
    cursor: t.string({
      description: 'This place: `after` and `before` take it.',
      extensions: {
        ...needs('publishedAt'),
        ...written((column) => writtenNewsCursor(column('publishedAt'), column('id'))),
      },
      resolve: cursorOf,
    }),
    node: t.field({
      type: Article,
      description: 'The article.',
      extensions: { ...SAME_ROWS, ...WRITTEN_AGAIN },
      resolve: (article) => article,
    }),
  }),
})

export const NewsConnection = builder.objectRef<NewsConnectionShape>('NewsConnection').implement({
  description: 'A page of published articles, newest first.',
  fields: (t) => ({
    edges: t.field({
      type: [NewsEdge],
      description: 'The articles with their cursors.',
      extensions: { ...SAME_ROWS, ...WRITTEN_ROWS },
      resolve: (page) => page.articles,
    }),
    nodes: t.field({
      type: [Article],
      description: 'The articles alone.',
      extensions: { ...SAME_ROWS, ...WRITTEN_ROWS },
      resolve: (page) => page.articles,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page lies.',
      extensions: { ...needs('more', 'publishedAt'), ...writtenPageInfo },
      resolve: (page) => pageInfoOf(page.articles, cursorOf, page),
    }),
    asOf: t.exposeString('asOf', {
      extensions: { ...needs('asOf'), ...writtenOfPage(() => writtenHead) },
      description: 'The place in the event log that this page reflects. Subscribe `after` it: nothing is missed.',
    }),
    totalCount: t.int({
      description: 'How many there are in all.',
      extensions: { ...needsOnce('count') },
      resolve: (page) => page.count(),
    }),
  }),
})

function cursorOf({ publishedAt, id }: ArticleRow): string {
  return encodePageCursor('news', publishedAt?.getTime() ?? 0, id)
}

builder.queryField('latestNews', (t) =>
  t.field({
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
    extensions: { ...readAllNews, ...writtenAllNews },
    resolve: (root, args, context) => newsConnection(context, null, args, readWith(root, allNews, args)),
  }),
)
