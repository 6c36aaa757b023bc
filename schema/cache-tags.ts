import type { NewsEvent } from '../db/log/event-log.ts'
import type { Facets } from '../db/tables/facets.ts'
import type { NewsFilterInput } from './news/news-filter.ts'

/*
 * What answers are made of, as short texts without spaces and commas, for caches here and elsewhere (`Cache-Tag`). An
 * answer has the tags of all that it shows and of what it looked for; an event has those of all that it may change.
 */

/** In the place of more tags than a header may hold: goes with every change. */
export const ANYTHING = 'all'
/** Any list of all news, and whatever an article of any kind could change: a search, a name that was not found. */
export const ALL_NEWS = 'news'
/** The tree of sections: their names, and what lies below what. */
export const SECTIONS = 'sections'
/** Any curation that was not found. */
export const CURATIONS = 'curations'

export const articleTag = (id: string) => `article:${id}`
export const uriTag = (uri: string) => `uri:${encodeURIComponent(uri.toWellFormed())}`
export const curationTag = (id: string) => `curation:${id}`
export const authorTag = (id: string) => `author:${id}`

export type Listing = 'section' | 'tag' | 'author'

/** The list of a section (with those below it), tag or author, by its slug. */
export const listTag = (kind: Listing, slug: string) => `${kind}-news:${slug}`

/** A list of news, by the narrowest kind of what must hold: only an article that has one of these can change it, or a move of sections. */
export function filterTags(filter: NewsFilterInput | null | undefined): string[] {
  const kinds = [
    ['author', filter?.authors],
    ['tag', filter?.tags],
    ['section', filter?.sections],
  ] as const
  const [narrowest] = kinds.flatMap(([kind, slugs]) => (slugs ? [slugs.map((slug) => listTag(kind, slug))] : []))
  return [...(narrowest ?? [ALL_NEWS]), ...(filter?.sections ? [SECTIONS] : [])]
}

/**
 * What the event may change; null for anything. With each tag when the earliest was published of what it is about, in ms
 * of the Unix epoch: what shows only older news stays as it is. −Infinity where that does not matter.
 */
export function eventTags({
  kind,
  subjectId,
  uri,
  before,
  after,
  past,
}: NewsEvent): ReadonlyMap<string, number> | null {
  if (kind === 'SECTION_CHANGED') return atAnyTime([SECTIONS])
  if (kind === 'CURATION_CHANGED') return atAnyTime([curationTag(subjectId), CURATIONS])
  if (kind === 'AUTHOR_CHANGED') return atAnyTime([authorTag(subjectId), ALL_NEWS])
  // Of more versions than could be kept nobody knows where they were listed.
  if (past?.includes(null)) return null
  const versions = [before, after, ...(past ?? [])].filter((facets) => facets !== null)
  const published = versions.map(({ publishedAt }) => Date.parse(publishedAt))
  const earliest = published.length === 0 ? -Infinity : Math.min(...published)
  return new Map([
    ...[ALL_NEWS, ...versions.flatMap(listings)].map((tag) => [tag, earliest] as const),
    ...atAnyTime([articleTag(subjectId), ...(uri === null ? [] : [uriTag(uri)])]),
  ])
}

function atAnyTime(tags: readonly string[]): ReadonlyMap<string, number> {
  return new Map(tags.map((tag) => [tag, -Infinity]))
}

function listings({ sections, tags, authors }: Facets): string[] {
  return [
    ...sections.map((slug) => listTag('section', slug)),
    ...tags.map((slug) => listTag('tag', slug)),
    ...authors.map((slug) => listTag('author', slug)),
  ]
}
