import { idsOfSlugs, type NewsFilter } from '../db/news-filter.ts'
import type { NewsKey } from '../db/news-page.ts'
import { allNews, type NewsArguments, newsOfAuthor, newsOfSection, newsOfTag } from '../db/news-relations.ts'
import { checkLists, type NewsFilterInput } from './news-filter.ts'
import { type PageArguments, pageOf } from './page.ts'
import { decodePageCursor } from './page-cursor.ts'
import { type Asked, togetherWith } from './read-together.ts'

/** The arguments of a field that gives news. */
export type NewsFieldArguments = PageArguments & { readonly filter?: NewsFilterInput | null | undefined }

export const readNewsOfSection = togetherWith(newsOfSection, newsArguments)
export const readNewsOfAuthor = togetherWith(newsOfAuthor, newsArguments)
export const readNewsOfTag = togetherWith(newsOfTag, newsArguments)
export const readAllNews = togetherWith(allNews, newsArguments)

function newsArguments({ now, value }: Asked<NewsFieldArguments>): NewsArguments {
  const { backward, limit } = pageOf(now)
  const key = (edge: 'after' | 'before') => ({
    publishedAt: value((args) => newsKey(args[edge] ?? '').publishedAt),
    id: value((args) => newsKey(args[edge] ?? '').id),
  })
  return {
    filter: now.filter ? filterOf(now.filter, (read) => value(({ filter }) => filter && read(filter))) : {},
    ...(now.filter?.sections && { known: value(({ filter }) => filter?.sections) }),
    window: {
      backward,
      limit,
      ...(typeof now.after === 'string' && { after: key('after') }),
      ...(typeof now.before === 'string' && { before: key('before') }),
    },
  }
}

function filterOf(now: NewsFilterInput, value: Asked<NewsFilterInput>['value']): NewsFilter {
  checkLists(now)
  return {
    ...(now.sections && {
      sections: idsOfSlugs(
        'section',
        value((filter) => checkLists(filter).sections),
      ),
    }),
    ...(now.tags && {
      tags: idsOfSlugs(
        'tag',
        value((filter) => checkLists(filter).tags),
      ),
    }),
    ...(now.authors && {
      authors: idsOfSlugs(
        'author',
        value((filter) => checkLists(filter).authors),
      ),
    }),
    ...(now.languages && { languages: value((filter) => checkLists(filter).languages) }),
    ...(now.labels && { labels: value((filter) => checkLists(filter).labels) }),
    ...(typeof now.maxUrgency === 'number' && { maxUrgency: value(({ maxUrgency }) => maxUrgency) }),
    ...(now.publishedFrom && { publishedFrom: value(({ publishedFrom }) => publishedFrom) }),
    ...(now.publishedBefore && { publishedBefore: value(({ publishedBefore }) => publishedBefore) }),
  }
}

/** @throws CURSOR_INVALID for one that is not of a list of news. */
export function newsKey(cursor: string): NewsKey {
  const { rank, id } = decodePageCursor('news', cursor)
  return { publishedAt: new Date(rank), id }
}
