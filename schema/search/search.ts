import { ARTICLE } from '../../db/content/article.ts'
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
import { escapeHtml } from '../article/block-html.ts'
import { builder } from '../builder.ts'
import { filterTags } from '../cache-tags.ts'
import { sqlFilter } from '../news/news-arguments.ts'
import { checkFilter, NewsFilterInput } from '../news/news-filter.ts'
import { DEFAULT_PAGE_SIZE, pageInfoOf, pageOf } from '../paging/page.ts'
import { decodePageCursor, encodePageCursor } from '../paging/page-cursor.ts'
import { badInput } from '../problem.ts'
import { loadRow } from '../sql-plugin/load-relation.ts'
import { askedNow } from '../sql-plugin/resolvers.ts'

const MAX_QUERY_CHARACTERS = 256

const SearchOrderEnum = builder.enumType('SearchOrder', {
  description: 'How hits are ordered.',
  values: {
    RELEVANCE: { description: 'The best match first; a match in the headline counts most.' },
    NEWEST: { description: 'The latest first.' },
  },
})

type Hit = SearchHit & { readonly order: SearchOrder }

const SearchEdge = builder.objectRef<Hit>('SearchEdge').implement({
  description: 'A hit. `snippet` is HTML-escaped text with the matches in <mark>.',
  fields: (t) => ({
    cursor: t.string({ description: 'This place: `after` takes it.', resolve: cursorOf }),
    node: t.field({
      type: Article,
      description: 'The article.',
      resolve: async ({ id, version }, _args, context) => {
        const article = await loadRow(context, 'Article', ARTICLE, { id, version })
        if (!article) throw new Error(`version ${version} of article ${id} is not stored`)
        return article
      },
    }),
    score: t.exposeFloat('score', { description: 'How well it matches; comparable within one search only.' }),
    snippet: t.string({
      description: 'Where it matches: escaped HTML with <mark> around the words.',
      resolve: ({ snippet }) => escapeHtml(snippet).replaceAll(MATCH_START, '<mark>').replaceAll(MATCH_END, '</mark>'),
    }),
  }),
})

interface SearchConnectionShape {
  readonly hits: readonly Hit[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly text: string
  readonly filter: NewsFilter
}

const SearchConnection = builder.objectRef<SearchConnectionShape>('SearchConnection').implement({
  description: 'A page of hits.',
  fields: (t) => ({
    edges: t.field({ type: [SearchEdge], description: 'The hits.', resolve: (page) => page.hits }),
    pageInfo: t.field({
      type: builder.pageInfoRef(),
      description: 'Where the page lies.',
      resolve: (page) => pageInfoOf(page.hits, cursorOf, page),
    }),
    totalCount: t.int({
      description: 'How many hits there are in all.',
      resolve: ({ text, filter }, _args, { query }) => searchCount(query, text, filter),
    }),
  }),
})

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnection,
    description:
      'Full text over headline, standfirst and body, in each article\'s own language; websearch syntax: "a phrase", or, -not.',
    args: {
      query: t.arg.string({
        required: true,
        description: `At most ${MAX_QUERY_CHARACTERS} characters. Accents don't matter.`,
      }),
      filter: t.arg({ type: NewsFilterInput, description: 'Which articles; all when left out.' }),
      orderBy: t.arg({ type: SearchOrderEnum, defaultValue: 'RELEVANCE', description: 'How hits are ordered.' }),
      first: t.arg.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'At most this many, 1 to 100.' }),
      after: t.arg.string({ description: 'Only what comes after this edge.' }),
    },
    resolve: async (_root, args, context) => {
      const text = args.query.normalize().trim()
      if (text.length > MAX_QUERY_CHARACTERS) {
        throw badInput([{ path: ['query'], message: `at most ${MAX_QUERY_CHARACTERS} characters` }])
      }
      const order = args.orderBy ?? 'RELEVANCE'
      const { limit } = pageOf(args)
      const after = typeof args.after === 'string' ? decodePageCursor(LIST[order], args.after) : null
      for (const tag of filterTags(args.filter)) context.addCacheTag(tag)
      if (args.filter) await checkFilter(context, args.filter)
      const filter = args.filter ? sqlFilter(args.filter, askedNow(args.filter, context).value) : {}
      const found = await searchPage(context.query, text, filter, order, limit + 1, after)
      return {
        hits: found.slice(0, limit).map((hit) => ({ ...hit, order })),
        hasNextPage: found.length > limit,
        hasPreviousPage: after !== null,
        text,
        filter,
      }
    },
  }),
)

const LIST = { RELEVANCE: 'relevance', NEWEST: 'newest' } as const

function cursorOf({ order, rank, id }: Hit): string {
  return encodePageCursor(LIST[order], rank, id)
}
