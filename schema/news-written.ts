import { writtenNewsCursor } from '../db/written.ts'
import { type Listing, listTag } from './cache-tags.ts'
import type { Shows } from './context.ts'
import { showsPage } from './news-list.ts'
import { type NewsFieldArguments, newsKey } from './news-read.ts'
import { writtenParts, writtenTogether } from './written.ts'
import { unwritable } from './written-place.ts'

/** How Postgres writes a list of news. */

export const writtenAllNews = writtenTogether<NewsFieldArguments>({
  note: (shows, _none, args) => note(shows, null, args),
})

/** The news of a section, author or tag. */
export function writtenNews(kind: Listing) {
  const { written } = writtenTogether<NewsFieldArguments>({
    column: 'slug',
    note: (shows, slug, args) => note(shows, listTag(kind, String(slug)), args),
  })
  // A section that is not there makes the list an error, which is not for Postgres to say.
  return {
    written: {
      ...written,
      write: (field) => (field.args.filter?.sections ? unwritable() : written.write(field)),
    } satisfies typeof written,
  }
}

export const writtenPageInfo = writtenParts({
  hasNextPage: (page) => page.hasNext,
  hasPreviousPage: (page) => page.hasPrevious,
  startCursor: (page) => page.edge('first', writtenNewsCursor),
  endCursor: (page) => page.edge('last', writtenNewsCursor),
})

/** @throws for a cursor that the resolver refuses, also where no row was asked for */
function note(shows: Shows, tag: string | null, args: NewsFieldArguments): void {
  if (typeof args.before === 'string') newsKey(args.before)
  showsPage(shows, tag, args)
}
