import type { ArgBuilder } from '@pothos/core'
import type { Article } from '../../db/content/article.ts'
import { idsOfSlugs, type NewsFilter } from '../../db/news/news-filter.ts'
import type { NewsArguments } from '../../db/news/news-lists.ts'
import type { NewsKey } from '../../db/news/news-page.ts'
import type { Types } from '../builder.ts'
import { DEFAULT_PAGE_SIZE, type PageArguments, pageOf } from '../paging/page.ts'
import { decodePageCursor, isCursor } from '../paging/page-cursor.ts'
import type { Asked, CacheTags } from '../sql-plugin/declaration.ts'
import { checkLists, NewsFilterInput } from './news-filter.ts'

/** The arguments of a field that lists news. */
export type NewsFieldArguments = PageArguments & { readonly filter?: NewsFilterInput | null | undefined }

/** The arguments of a field that lists news in one direction. */
export function forwardNewsArgs({ arg }: { readonly arg: ArgBuilder<Types> }) {
  return {
    filter: arg({ type: NewsFilterInput, description: 'Which articles; by default all.' }),
    first: arg.int({
      defaultValue: DEFAULT_PAGE_SIZE,
      description: 'Number of edges from the start of the list, 1 to 100.',
    }),
    after: arg.string({ description: 'Only edges after this cursor.' }),
  }
}

/** The arguments of a field that lists news in both directions. */
export function newsArgs({ arg }: { readonly arg: ArgBuilder<Types> }) {
  return {
    ...forwardNewsArgs({ arg }),
    first: arg.int({ description: 'Number of edges from the start of the list, 1 to 100.' }),
    last: arg.int({ description: 'Number of edges from the end of the list, 1 to 100.' }),
    before: arg.string({ description: 'Only edges before this cursor.' }),
  }
}

/** The arguments of the relation. @throws BAD_USER_INPUT; CURSOR_INVALID when the statement runs */
export function newsArguments({ now, value }: Asked<NewsFieldArguments>): NewsArguments {
  const { backward, limit } = pageOf(now)
  const key = (edge: 'after' | 'before') => ({
    publishedAt: value((args) => newsKey(args[edge] ?? '').publishedAt),
    id: value((args) => newsKey(args[edge] ?? '').id),
  })
  return {
    filter: now.filter ? sqlFilter(now.filter, (read) => value(({ filter }) => filter && read(filter))) : {},
    window: {
      backward,
      limit,
      ...(isCursor(now.after) && { after: key('after') }),
      ...(isCursor(now.before) && { before: key('before') }),
    },
  }
}

/** The filter for a statement. The SQL text depends only on which fields are given; their values are parameters. */
export function sqlFilter(now: NewsFilterInput, value: Asked<NewsFilterInput>['value']): NewsFilter {
  checkLists(now)
  const slugs = (name: 'sections' | 'tags' | 'authors') => value((filter) => checkLists(filter)[name])
  return {
    ...(now.sections && { sections: idsOfSlugs('section', slugs('sections')) }),
    ...(now.tags && { tags: idsOfSlugs('tag', slugs('tags')) }),
    ...(now.authors && { authors: idsOfSlugs('author', slugs('authors')) }),
    ...(now.languages && { languages: value((filter) => checkLists(filter).languages) }),
    ...(now.labels && { labels: value((filter) => checkLists(filter).labels) }),
    ...(typeof now.maxUrgency === 'number' && { maxUrgency: value(({ maxUrgency }) => maxUrgency) }),
    ...(now.publishedFrom && { publishedFrom: value(({ publishedFrom }) => publishedFrom) }),
    ...(now.publishedBefore && { publishedBefore: value(({ publishedBefore }) => publishedBefore) }),
  }
}

/**
 * The cache tags of a list of news, by `tagsOf` for its parent and arguments. A page after a cursor depends on its tags only up to the time
 * of the cursor: newer articles do not change it, but they change `totalCount`.
 */
export function newsTags<Parent extends object>(
  columns: readonly (keyof Parent & string)[],
  tagsOf: (row: Parent, args: NewsFieldArguments) => readonly string[],
): CacheTags<Parent, Article, NewsFieldArguments> {
  return {
    parent: {
      columns,
      add(addCacheTag, row, args) {
        if (isCursor(args.before)) newsKey(args.before)
        const edge = isCursor(args.after) ? newsKey(args.after) : null
        for (const tag of tagsOf(row, args)) addCacheTag(tag, edge?.publishedAt.getTime())
      },
    },
    costly: {
      columns,
      add(addCacheTag, row, args) {
        for (const tag of tagsOf(row, args)) addCacheTag(tag)
      },
    },
  }
}

/** @throws CURSOR_INVALID for a cursor of another list. */
function newsKey(cursor: string): NewsKey {
  const { rank, id } = decodePageCursor('news', cursor)
  return { publishedAt: new Date(rank), id }
}
