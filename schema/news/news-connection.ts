import type { Article as ArticleRow } from '../../db/content/article.ts'
import { allNews, type EdgeKey, type NewsPage } from '../../db/news/news-lists.ts'
import { Article } from '../article/article.ts'
import { builder } from '../builder.ts'
import { countedConnection } from '../paging/connection.ts'
import { encodeLogCursor } from '../paging/log-cursor.ts'
import { encodePageCursor } from '../paging/page-cursor.ts'
import { filterTags } from './filter-tags.ts'
import { newsArgs, newsArguments, newsTags } from './news-arguments.ts'

export const NewsConnection = countedConnection<ArticleRow, EdgeKey, NewsPage>('News', {
  node: Article,
  one: 'An article in a list',
  many: 'published articles',
  order: 'newest first',
  columns: ['publishedAt', 'id'],
  keyOf: ({ publishedAt, id }) => [publishedAt ?? '', id],
  cursorOf: ([publishedAt, id]) => encodePageCursor('news', Date.parse(publishedAt), id),
})

builder.objectField(NewsConnection, 'asOf', (t) =>
  t.field({
    type: 'LogCursor',
    description:
      'The position in the event log that this page reflects, as a cursor. Subscribe `after` it to miss nothing.',
    select: ['asOf'],
    resolve: ({ asOf }) => encodeLogCursor(asOf),
  }),
)

builder.queryField('latestNews', (t) =>
  t.relatedConnection(allNews, {
    type: NewsConnection,
    nullable: true,
    description:
      'Published articles, newest first. 20 by default, if neither `first` nor `last` is given. `asOf` is the position in the event log that the page reflects.',
    args: newsArgs(t),
    key: () => ({ nothing: '' }),
    with: newsArguments,
    tags: newsTags([], (_all, { filter }) => filterTags(filter)),
  }),
)
