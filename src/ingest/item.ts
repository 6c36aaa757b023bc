import { createHash } from 'node:crypto'
import type { Label } from '../../db/tables/article.ts'
import type { MediaSubmission } from '../../schema/submission.ts'
import { limits } from './limits.ts'

/** One story as any of the formats gives it: texts plain and on one line, links absolute and http(s) only. */
export interface FeedItem {
  /** The guid or id, else the link: the identifier of the article across imports. */
  readonly uri: string
  readonly headline: string
  readonly standfirst: string | null
  readonly bodyHtml: string | null
  readonly language: string | null
  /** All categories; one of them may name a section. */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  readonly byline: string | null
  readonly dateline: string | null
  readonly slugline: string | null
  readonly urgency: number | null
  readonly labels: readonly Label[]
  readonly media: MediaSubmission | null
  /** As in the feed, possibly in the future. */
  readonly publishedAt: Date | null
  readonly updatedAt: Date | null
  readonly embargoedUntil: Date | null
  readonly expiresAt: Date | null
  readonly sourceName: string | null
  readonly sourceUrl: string | null
  readonly itemUrl: string | null
  readonly related: readonly string[]
  readonly translationOf: string | null
}

export type Draft = Omit<FeedItem, 'uri'> & { readonly uri: string | null }

export interface Refusal {
  readonly name: string
  readonly reason: string
}

/** The result of reading one item. A `duplicate` has a newer version in the same feed. */
export type Reading = { readonly item: FeedItem } | { readonly refused: Refusal } | { readonly duplicate: string }

/** The values of fields that a format does not have. */
export const unsaid: Draft = {
  uri: null,
  headline: '',
  standfirst: null,
  bodyHtml: null,
  language: null,
  categories: [],
  tags: [],
  authors: [],
  byline: null,
  dateline: null,
  slugline: null,
  urgency: null,
  labels: [],
  media: null,
  publishedAt: null,
  updatedAt: null,
  embargoedUntil: null,
  expiresAt: null,
  sourceName: null,
  sourceUrl: null,
  itemUrl: null,
  related: [],
  translationOf: null,
}

/** `place`, such as `item 7`, names an item without identifier and headline. */
export function reading(draft: Draft, place: string): Reading {
  const { uri, headline, bodyHtml } = draft
  const refused = (reason: string): Reading => ({ refused: { name: headline || uri || place, reason } })
  if (headline === '') return refused('it has no headline')
  if (uri === null)
    return refused('it has neither an id nor a link, so it could not be told from a new story next time')
  if (uri.length > limits.maxIdentityCharacters) {
    return refused(`its id is longer than ${limits.maxIdentityCharacters} characters`)
  }
  if (bodyHtml !== null && bodyHtml.length > limits.maxBodyCharacters) {
    return refused(`its body is longer than ${limits.maxBodyCharacters} characters`)
  }
  return { item: { ...draft, uri } }
}

/**
 * Items with the same digest have the same content. The digest excludes what changes without new content: the time of the update and
 * the name of the feed.
 */
export function digestOf(item: FeedItem): string {
  const { updatedAt: _touched, sourceName: _name, sourceUrl: _url, ...said } = item
  const sorted = Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')
}
