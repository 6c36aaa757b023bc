import type { LoggedEvent } from '../db/log/event-log.ts'
import { MAX_REFERRERS } from '../db/log/referrers.ts'
import type { Facets } from '../db/tables/facets.ts'

/*
 * Cache tags, for our response cache and for CDNs (`Cache-Tag`): short texts without spaces and commas. A response has the tags of
 * everything that it contains, and of lookups that found nothing; an event has the tags of everything that it may change.
 */

/** Replaces tags that do not fit into the header: every event invalidates it. */
export const ANYTHING = 'all'
/** Every event about an article invalidates it: lists of all news, searches, and lookups by name that found nothing. */
export const ALL_NEWS = 'news'
/** The section tree: names and parents. */
export const SECTIONS = 'sections'
/** The labels: their names. */
export const LABELS = 'labels'
/** Any post of any live blog: searches. */
export const LIVE_POSTS = 'posts'
/** A lookup of a curation that found nothing. */
export const CURATIONS = 'curations'

/** Not of an event: the response is for who asked, and no cache stores it. */
export const NOT_STORED = 'not-stored'

export const articleTag = (id: string) => `article:${id}`
export const uriTag = (uri: string) => `uri:${encoded(uri)}`
/** The posts of an article. */
export const livePostsTag = (articleId: string) => `posts:${articleId}`
export const curationTag = (id: string) => `curation:${id}`
export const tagTag = (id: string) => `tag:${id}`
export const authorTag = (id: string) => `author:${id}`
/** Files of an uploaded picture. */
export const mediaTag = (id: string) => `media:${id}`

export type Listing = 'section' | 'tag' | 'author'

/** As a header may hold it. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed())
}

/** The list of a section (with its subsections), tag or author, by its slug. */
export const listTag = (kind: Listing, slug: string) => `${kind}-news:${encoded(slug)}`

/**
 * The tags of everything that the event may change; null for anything. Each tag has the earliest time (ms of the Unix epoch) at which a
 * version of the article was published: later pages of a list, with only older news, stay valid. −Infinity if the time is irrelevant.
 */
export function eventTags({
  kind,
  subjectId,
  uri,
  before,
  after,
  past,
  referrers,
}: LoggedEvent): ReadonlyMap<string, number> | null {
  if (kind.startsWith('LIVE_POST_')) return atAnyTime([livePostsTag(subjectId), LIVE_POSTS])
  if (kind === 'SECTION_CHANGED') return atAnyTime([SECTIONS])
  if (kind === 'LABEL_CHANGED') return atAnyTime([LABELS])
  if (kind === 'CURATION_CHANGED') return atAnyTime([curationTag(subjectId), CURATIONS])
  // Of an uploaded picture; that of an article which shows it has its facets.
  if (kind === 'MEDIA_CHANGED' && after === null) return atAnyTime([mediaTag(subjectId)])
  if (kind === 'AUTHOR_CHANGED') return atAnyTime([authorTag(subjectId), ALL_NEWS])
  if (kind === 'TAG_CHANGED') return atAnyTime([tagTag(subjectId), ALL_NEWS])
  // Null: too many versions to know everywhere they were listed.
  if (past?.includes(null)) return null
  const { articles, curations } = referrers ?? { articles: [], curations: [] }
  if (Math.max(articles.length, curations.length) > MAX_REFERRERS) return null
  const versions = [before, after, ...(past ?? [])].filter((facets) => facets !== null)
  const published = versions.map(({ publishedAt }) => Date.parse(publishedAt))
  const earliest = published.length === 0 ? -Infinity : Math.min(...published)
  return new Map([
    ...[ALL_NEWS, ...versions.flatMap(listings)].map((tag) => [tag, earliest] as const),
    ...atAnyTime([subjectId, ...articles].map(articleTag)),
    ...atAnyTime([...curations.map(curationTag), ...(uri === null ? [] : [uriTag(uri)])]),
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
