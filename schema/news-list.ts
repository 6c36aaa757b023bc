import type { Article } from '../db/articles.ts'
import type { NewsFilter } from '../db/news-filter.ts'
import { type NewsWindow, newsCounts, newsPages } from '../db/news-page.ts'
import type { NewsRead } from '../db/news-relations.ts'
import { oneWith } from './batch.ts'
import { filterTags } from './cache-tags.ts'
import type { Context, Shows } from './context.ts'
import { encodeLogCursor } from './log-cursor.ts'
import { lookUp } from './news-filter.ts'
import { type NewsFieldArguments, newsKey } from './news-read.ts'
import { pageOf } from './page.ts'

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

export interface NewsConnectionShape {
  readonly articles: readonly Article[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly asOf: string
  readonly count: () => number | Promise<number>
}

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
  return read ? shape(context, list, args, read) : loaded(context, list, args)
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
  const root = list?.id ?? null
  const listed = root !== null
  const window = { ...page, ...(after && { after }), ...(before && { before }) }
  const { articles, hasMore, asOf } = await pageOfNews(context, root, { filter, listed, window })
  return shape(context, list, args, { articles, more: hasMore, asOf })
}

function shape(context: Context, list: NewsList | null, args: NewsFieldArguments, read: NewsRead): NewsConnectionShape {
  const { last, after, before } = args
  const { articles, more = false, asOf } = read
  const backward = typeof last === 'number'
  const tag = list?.tag ?? null
  showsPage(context.shows, tag, args)
  return {
    articles,
    // Beyond a cursor that was given there is at least the edge it came from.
    hasNextPage: backward ? typeof before === 'string' : more,
    hasPreviousPage: backward ? more : typeof after === 'string',
    asOf: asOf ? encodeLogCursor(asOf) : '',
    count() {
      showsList(context.shows, tag, args)
      return read.count ?? count(context, list, args)
    },
  }
}

/** What comes after an edge is not changed by what is published later: newer news leaves such a page as it is. */
export function showsPage(shows: Shows, tag: string | null, args: NewsFieldArguments): void {
  const edge = typeof args.after === 'string' ? newsKey(args.after) : null
  showsList(shows, tag, args, edge?.publishedAt.getTime())
}

function showsList(shows: Shows, tag: string | null, { filter }: NewsFieldArguments, publishedByMs?: number): void {
  for (const one of tag === null ? filterTags(filter) : [tag]) shows(one, publishedByMs)
}
