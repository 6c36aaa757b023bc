import { ALL_NEWS, listTag, SECTIONS } from '../../../schema/cache-tags.ts'
import type { Context } from '../../../schema/context.ts'
import type { NewsFilterInput } from '../../../schema/news/news-filter.ts'
import { encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import { type PageArguments, pageOf } from '../../../schema/paging/page.ts'
import { decodePageCursor, encodePageCursor } from '../../../schema/paging/page-cursor.ts'
import type { Archive } from './archive.ts'
import { type Fields, members } from './fields.ts'
import { type ListedArticle, listedArticles, passes } from './listed-article.ts'

export type NewsArguments = PageArguments & { readonly filter?: NewsFilterInput | null }

interface NewsPage {
  readonly shown: readonly ListedArticle[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly total: number
  readonly asOf: string
  readonly tags: readonly string[]
}

/** The window on those of the public articles that are listed and pass the filter. */
export function newsPage(
  archive: Archive,
  { addCacheTag }: Context,
  { filter, ...args }: NewsArguments,
  listTags: readonly string[],
  listed: (article: ListedArticle) => boolean,
): NewsPage {
  const { limit, backward } = pageOf(args)
  const [after, before] = [args.after, args.before].map((cursor) =>
    typeof cursor === 'string' ? decodePageCursor('news', cursor) : null,
  )
  // A section that moves changes what is in the sections of a filter.
  const tags = [...listTags, ...(filter?.sections ? [SECTIONS] : [])]
  // Newer news leaves what comes after an edge as it is.
  for (const tag of tags) addCacheTag(tag, after?.rank)
  const all = listedArticles(archive).filter((article) => listed(article) && passes(article, filter))
  const between = all
    .filter((article) => !after || isNewer({ publishedMs: after.rank, id: after.id }, article))
    .filter((article) => !before || isNewer(article, { publishedMs: before.rank, id: before.id }))
  const isCut = between.length > limit
  return {
    shown: backward ? between.slice(-limit) : between.slice(0, limit),
    hasNextPage: backward ? before !== null : isCut,
    hasPreviousPage: backward ? isCut : after !== null,
    total: all.length,
    asOf: encodeLogCursor(archive.head),
    tags,
  }
}

type Place = Pick<ListedArticle, 'publishedMs' | 'id'>

/** Newest first; of equal times the greater id. */
function isNewer(one: Place, other: Place): boolean {
  return one.publishedMs > other.publishedMs || (one.publishedMs === other.publishedMs && one.id > other.id)
}

const cursorOf = ({ publishedMs, id }: Place) => encodePageCursor('news', publishedMs, id)

export const NEWS_FIELDS: Readonly<Record<string, Fields>> = {
  NewsConnection: {
    ...members('asOf'),
    nodes: ({ shown }: NewsPage) => shown,
    edges: ({ shown }: NewsPage) => shown,
    pageInfo: ({ shown, hasNextPage, hasPreviousPage }: NewsPage) => ({
      hasNextPage,
      hasPreviousPage,
      startCursor: shown.map(cursorOf)[0] ?? null,
      endCursor: shown.map(cursorOf).at(-1) ?? null,
    }),
    totalCount({ total, tags }: NewsPage, _args: object, { addCacheTag }: Context) {
      for (const tag of tags) addCacheTag(tag)
      return total
    },
  },
  NewsEdge: { cursor: cursorOf, node: (article: ListedArticle) => article },
  PageInfo: members('hasNextPage', 'hasPreviousPage', 'startCursor', 'endCursor'),
}

export function newsQueries(archive: Archive): Fields {
  return {
    latestNews: (_root: unknown, args: NewsArguments, context: Context) =>
      newsPage(archive, context, args, latestNewsTags(args.filter ?? {}), () => true),
  }
}

/** Of the lists in the filter the narrowest kind; of sections their tree too. */
function latestNewsTags({ authors, tags, sections }: NewsFilterInput): string[] {
  const tree = sections ? [SECTIONS] : []
  if (authors) return [...authors.map((slug) => listTag('author', slug)), ...tree]
  if (tags) return [...tags.map((slug) => listTag('tag', slug)), ...tree]
  if (sections) return [...sections.map((slug) => listTag('section', slug)), ...tree]
  return [ALL_NEWS]
}
