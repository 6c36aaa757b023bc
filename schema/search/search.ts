import { createHash } from 'node:crypto'
import { ARTICLE, type Article as ArticleRow } from '../../db/content/article.ts'
import type { NewsFilter } from '../../db/news/news-filter.ts'
import {
  MATCH_END,
  MATCH_START,
  type SearchHit,
  type SearchOrder,
  searchCount,
  searchPage,
} from '../../db/news/search.ts'
import { Article } from '../article/article.ts'
import { escapeHtml } from '../body/escape-html.ts'
import { builder } from '../builder.ts'
import { LIVE_POSTS } from '../cache-tags.ts'
import type { Context } from '../context.ts'
import { badInput } from '../errors.ts'
import { filterTags } from '../news/filter-tags.ts'
import { sqlFilter } from '../news/news-arguments.ts'
import { NewsFilterInput } from '../news/news-filter.ts'
import { type LoadedPage, loadedConnection } from '../paging/connection.ts'
import { DEFAULT_PAGE_SIZE, pageOf } from '../paging/page.ts'
import { decodePageCursor, encodePageCursor, isCursor, type List } from '../paging/page-cursor.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { askedNow } from '../sql-plugin/resolvers.ts'

const MAX_QUERY_CHARACTERS = 256

const SearchOrderEnum = builder.enumType('SearchOrder', {
  description: 'The order of hits.',
  values: {
    RELEVANCE: { description: 'The best match first. Matches in the headline count most.' },
    NEWEST: { description: 'The newest first.' },
  },
})

type Hit = SearchHit & { readonly list: List }

const SearchEdge = builder.objectRef<Hit>('SearchEdge').implement({
  scope: 'public',
  description: 'A hit.',
  fields: (t) => ({
    cursor: t.string({ description: 'The cursor of this edge, for `after`.', resolve: cursorOf }),
    node: t.field({
      type: Article,
      description: 'The article.',
      resolve: (hit, _args, context) => articleOf(hit, context),
    }),
    score: t.exposeFloat('score', { description: 'The relevance, comparable only within one search.' }),
    snippet: t.string({
      description: 'Passages that match: escaped HTML with <mark> around the words.',
      resolve: ({ snippet }) => escapeHtml(snippet).replaceAll(MATCH_START, '<mark>').replaceAll(MATCH_END, '</mark>'),
    }),
  }),
})

interface HitsPage extends LoadedPage<Hit> {
  readonly text: string
  readonly filter: NewsFilter
}

const SearchConnection = loadedConnection<Hit, HitsPage>('Search', {
  edge: SearchEdge,
  node: Article,
  many: 'hits',
  nodeOf: articleOf,
  cursorOf,
})

builder.objectField(SearchConnection, 'totalCount', (t) =>
  t.int({
    description: 'The number of hits.',
    resolve: ({ text, filter }, _args, { query }) => searchCount(query, text, filter),
  }),
)

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    nullable: true,
    description:
      'Full-text search in headline, standfirst and body, or in one post of a live blog, stemmed in the language of each article. Syntax: "a phrase", or, -not.',
    args: {
      query: t.arg.string({
        required: true,
        description: `At most ${MAX_QUERY_CHARACTERS} characters. Accents are ignored.`,
      }),
      filter: t.arg({ type: NewsFilterInput, description: 'Which articles; by default all.' }),
      orderBy: t.arg({ type: SearchOrderEnum, defaultValue: 'RELEVANCE', description: 'The order of hits.' }),
      first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Maximum number, 1 to 100.' }),
      after: t.arg.string({ description: 'Only edges after this cursor.' }),
    },
    resolve: async (_root, args, context) => {
      const text = searchable(args.query)
      if (args.query.length > MAX_QUERY_CHARACTERS) {
        throw badInput([{ path: ['query'], message: `at most ${MAX_QUERY_CHARACTERS} characters` }])
      }
      const order = args.orderBy ?? 'RELEVANCE'
      const { limit } = pageOf(args)
      const list = listOf(order, text)
      const after = isCursor(args.after) ? decodePageCursor(list, args.after) : null
      for (const tag of [LIVE_POSTS, ...filterTags(args.filter)]) context.addCacheTag(tag)
      const filter = args.filter ? sqlFilter(args.filter, askedNow(args.filter, context).value) : {}
      const found = await searchPage(context.query, text, filter, order, limit + 1, after)
      return {
        rows: found.slice(0, limit).map((hit) => ({ ...hit, list })),
        hasNextPage: found.length > limit,
        hasPreviousPage: after !== null,
        text,
        filter,
      }
    },
  }),
)

/** Postgres nests what a hyphen negates, also nothing at all, and its stack is small: only hyphens before a word or a phrase are left. */
function searchable(query: string): string {
  return query
    .normalize()
    .replace(/-(?![\p{L}\p{N}"])/gu, ' ')
    .trim()
}

/** Scores of different queries cannot be compared, so each has a list of its own. */
function listOf(order: SearchOrder, text: string): List {
  if (order === 'NEWEST') return 'newest'
  return `relevance ${createHash('sha256').update(text).digest('base64url').slice(0, 11)}`
}

function cursorOf({ list, rank, id }: Hit): string {
  return encodePageCursor(list, rank, id)
}

async function articleOf({ id, version }: Hit, context: Context): Promise<ArticleRow> {
  const article = await loadRow(context, 'Article', ARTICLE, { id, version })
  if (!article) throw new Error(`version ${version} of article ${id} is not stored`)
  return article
}
