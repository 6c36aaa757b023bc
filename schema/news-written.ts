import { writtenNewsCursor } from '../db/written.ts'
import { type Listing, listTag } from './cache-tags.ts'
import type { Shows } from './context.ts'
import { showsPage } from './news-list.ts'
import { type NewsFieldArguments, newsKey } from './news-read.ts'
import { written } from './written.ts'

export const writtenAllNews = written<NewsFieldArguments>({
  relation: () => true,
  marks: [{ note: (shows, _none, args) => noted(shows, null, args) }],
})

/** The news of a section, author or tag. */
export function writtenNews(kind: Listing) {
  return written<NewsFieldArguments>({
    // A section that is not there makes the list none, which is not for Postgres to say.
    relation: ({ filter }) => !filter?.sections,
    marks: [{ column: 'slug', note: (shows, slug, args) => noted(shows, listTag(kind, String(slug)), args) }],
  })
}

/** @throws for a cursor that the resolver refuses, also where no row was asked for */
function noted(shows: Shows, tag: string | null, args: NewsFieldArguments): void {
  if (typeof args.before === 'string') newsKey(args.before)
  showsPage(shows, tag, args)
}

export const writtenPageInfo = written({
  page: {
    hasNextPage: (page) => page.hasNext,
    hasPreviousPage: (page) => page.hasPrevious,
    startCursor: (page) => page.edge('first', writtenNewsCursor),
    endCursor: (page) => page.edge('last', writtenNewsCursor),
  },
})
