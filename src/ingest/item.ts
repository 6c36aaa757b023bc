import { createHash } from 'node:crypto'
import type { Label } from '../../db/tables/label.ts'
import type { OriginalSubmission } from '../../schema/article/submission.ts'
import type { MediaSubmission } from '../../schema/body/body-submission.ts'
import { limits } from './limits.ts'

/** A story in the form that all formats are mapped to: plain texts on one line, absolute links, http and https only. */
export interface FeedItem {
  /** The guid or id, else the link: the identifier of the article across imports. */
  readonly uri: string
  readonly headline: string
  readonly standfirst: string | null
  /** The body as it came, without `media`. */
  readonly original: OriginalSubmission | null
  readonly language: string | null
  /** All categories; one of them may name a section. */
  readonly categories: readonly string[]
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  readonly byline: string | null
  readonly dateline: string | null
  readonly slugline: string | null
  readonly genre: string | null
  readonly urgency: number | null
  readonly labels: readonly Label[]
  /** What came beside the body; the first is the lead. */
  readonly media: readonly MediaSubmission[]
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

/** The result of parsing one item; a `duplicate` has a newer version in the same document. */
export type ParsedItem = { readonly item: FeedItem } | { readonly refused: Refusal } | { readonly duplicate: string }

/** The values of fields that a format does not have. */
export const EMPTY_DRAFT: Draft = {
  uri: null,
  headline: '',
  standfirst: null,
  original: null,
  language: null,
  categories: [],
  tags: [],
  authors: [],
  byline: null,
  dateline: null,
  slugline: null,
  genre: null,
  urgency: null,
  labels: [],
  media: [],
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

/** `position`, such as `item 7`, names a refused item without headline and uri. */
export function parsedItem(draft: Draft, position: string): ParsedItem {
  const { uri, headline, original } = draft
  const refused = (reason: string): ParsedItem => ({ refused: { name: headline || uri || position, reason } })
  if (headline === '') return refused('it has no headline')
  if (uri === null)
    return refused('it has neither an id nor a link, so it could not be told from a new story next time')
  if (uri.length > limits.maxIdentityCharacters) {
    return refused(`its id is longer than ${limits.maxIdentityCharacters} characters`)
  }
  if (original !== null && original.body.length > limits.maxBodyCharacters) {
    return refused(`its body is longer than ${limits.maxBodyCharacters} characters`)
  }
  return { item: { ...draft, uri } }
}

/**
 * Items with the same digest have the same content. The update time and the name of the feed are left out: publishers touch
 * them without a change of the story.
 */
export function digestOf(item: FeedItem): string {
  const { updatedAt: _updatedAt, sourceName: _name, sourceUrl: _url, ...content } = item
  const sorted = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')
}
