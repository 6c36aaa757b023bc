import type { Article as ArticleRow } from '../db/articles.ts'
import type { NewsFilter } from '../db/news-filter.ts'
import { type NewsWindow, newsCounts, newsPages } from '../db/news-page.ts'
import { allNews, type NewsRead } from '../db/news-relations.ts'
import { Article } from './article.ts'
import { oneWith } from './batch.ts'
import { builder } from './builder.ts'
import { filterTags } from './cache-tags.ts'
import type { Context } from './context.ts'
import { encodeLogCursor } from './log-cursor.ts'
import { lookUp, NewsFilterInput } from './news-filter.ts'
import { type NewsFieldArguments, newsKey, readAllNews } from './news-read.ts'
import { pageInfoOf, pageOf } from './page.ts'
import { encodePageCursor } from './page-cursor.ts'
import { needs, needsOnce, readWith, SAME_ROWS } from './read-together.ts'

/** `listed` keeps all news and the lists of sections, authors and tags in statements of their own. */
interface Asked {
  readonly filter: NewsFilter
  readonly listed: boolean
}

const pageOfNews = oneWith(
  (query, roots: readonly (string | null)[], { filter, window }: Asked & { window: NewsWindow }) =>
    newsPages(query, roots, filter, window),
)
const countOfNews = oneWith((query, roots: readonly (string | null)[], { filter }: Asked) =>
  newsCounts(query, roots, filter),
)

interface NewsConnectionShape {
  readonly articles: readonly ArticleRow[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly asOf: string
  readonly count: () => number | Promise<number>
}

const NewsEdge = builder.objectRef<ArticleRow>('NewsEdge').implement({
  description: 'An article at its place in a list.',
  fields: (t) => ({
    cursor: t.string({
      description: 'This place: `after` and `before` take it.',
      extensions: { ...needs('publishedAt') },
      resolve: cursorOf,
    }),
    node: t.field({
      type: Article,
      description: 'The article.',
      extensions: { ...SAME_ROWS },
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
      extensions: { ...SAME_ROWS },
      resolve: (page) => page.articles,
    }),
    nodes: t.field({
      type: [Article],
      description: 'The articles alone.',
      extensions: { ...SAME_ROWS },
      resolve: (page) => page.articles,
    }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page lies.',
      extensions: { ...needs('more', 'publishedAt') },
      resolve: (page) => pageInfoOf(page.articles, cursorOf, page),
    }),
    asOf: t.exposeString('asOf', {
      description: 'The place in the event log that this page reflects. Subscribe `after` it: nothing is missed.',
    }),
    totalCount: t.int({
      description: 'How many there are in all.',
      extensions: { ...needsOnce('count') },
      resolve: (page) => page.count(),
    }),
  }),
})

/** A section, author or tag, by its id, and the tag of its list. */
export interface NewsList {
  readonly id: string
  readonly tag: string
}

/**
 * The news listed by a section, author or tag, or all news for null. `read` is what was read of it together with its
 * object; undefined when nothing was.
 */
export function newsConnection(
  context: Context,
  list: NewsList | null,
  args: NewsFieldArguments,
  read: NewsRead | undefined,
): NewsConnectionShape | Promise<NewsConnectionShape> {
  if (!read) return loaded(context, list, args)
  for (const tag of list ? [list.tag] : filterTags(args.filter)) context.shows(tag)
  return shape(args, read, () => read.count ?? count(context, list, args))
}

async function count(context: Context, list: NewsList | null, args: NewsFieldArguments): Promise<number> {
  const filter = await lookUp(context, args.filter)
  return countOfNews(context, list?.id ?? null, { filter, listed: list !== null })
}

async function loaded(context: Context, list: NewsList | null, args: NewsFieldArguments): Promise<NewsConnectionShape> {
  const page = pageOf(args)
  const after = typeof args.after === 'string' ? newsKey(args.after) : undefined
  const before = typeof args.before === 'string' ? newsKey(args.before) : undefined
  const filter = await lookUp(context, args.filter)
  for (const tag of list ? [list.tag] : filterTags(args.filter)) context.shows(tag)
  const root = list?.id ?? null
  const listed = root !== null
  const window = { ...page, ...(after && { after }), ...(before && { before }) }
  const { articles, hasMore, asOf } = await pageOfNews(context, root, { filter, listed, window })
  return shape(args, { articles, more: hasMore, asOf }, () => count(context, list, args))
}

function shape(
  { last, after, before }: NewsFieldArguments,
  { articles, more = false, asOf }: NewsRead,
  count: NewsConnectionShape['count'],
): NewsConnectionShape {
  const backward = typeof last === 'number'
  return {
    articles,
    // Beyond a cursor that was given there is at least the edge it came from.
    hasNextPage: backward ? typeof before === 'string' : more,
    hasPreviousPage: backward ? more : typeof after === 'string',
    asOf: asOf ? encodeLogCursor(asOf) : '',
    count,
  }
}

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
    extensions: { ...readAllNews },
    resolve: (root, args, context) => newsConnection(context, null, args, readWith(root, allNews, args)),
  }),
)
