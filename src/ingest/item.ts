import { createHash } from 'node:crypto'
import { bodyText } from '../../db/content/body-text.ts'
import type { OriginalSubmission } from '../../schema/article/submission.ts'
import type { MediaSubmission } from '../../schema/body/body-submission.ts'
import { limits } from './limits.ts'
import { bodyOf } from './text/body.ts'
import { firstWords } from './text/first-words.ts'
import { oneLine } from './text/plain-text.ts'

/** A story in the form that all formats are mapped to: plain texts on one line, absolute links, http and https only. */
export interface FeedItem {
  /** The guid or id, else the link: the identifier of the article across imports. */
  readonly uri: string
  /** The guid, id or ninjs uri as it came; it may be unique only within its feed. The link is `itemUrl`. */
  readonly id: string | null
  /** The site of the feed, as the document names it. */
  readonly feedUrl: string | null
  /** What the source says about its publication, in the words of ninjs. Only a usable item need have a headline. */
  readonly pubStatus: PubStatus
  /** Why a usable item must not become public by itself, as a sentence for editors: it is kept as a draft. */
  readonly held: string | null
  /** For editors: why it was withdrawn or what changed. */
  readonly editorialNote: string | null
  /** The number of this version at the source, if it counts them. */
  readonly version: string | null
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
  readonly genres: readonly string[]
  readonly urgency: number | null
  /** Words, some of which may name labels. */
  readonly labels: readonly string[]
  /** What came beside the body; the first is the lead. */
  readonly media: readonly MediaSubmission[]
  /** As in the feed, possibly in the future. */
  readonly publishedAt: Date | null
  /** Where an undated item stands among those of its document. */
  readonly placedAt: Date | null
  /** When this version was made: `versionCreated` of ninjs, `updated` of Atom. */
  readonly updatedAt: Date | null
  readonly embargoedUntil: Date | null
  readonly expiresAt: Date | null
  readonly sourceName: string | null
  readonly sourceUrl: string | null
  readonly itemUrl: string | null
  readonly related: readonly string[]
  readonly translationOf: string | null
  /** What was dropped since it could not be read, each with the name of its field. */
  readonly warnings: readonly string[]
}

export type PubStatus = 'usable' | 'withheld' | 'canceled'

export type Draft = Omit<FeedItem, 'uri'> & { readonly uri: string | null }

export interface Refusal {
  readonly name: string
  readonly reason: string
  /** Whether it withdraws an article. */
  readonly withdraws?: boolean
}

/** The result of parsing one item; a `duplicate` has a newer version in the same document. */
export type ParsedItem = { readonly item: FeedItem } | { readonly refused: Refusal } | { readonly duplicate: string }

/** The values of fields that a format does not have. */
export const EMPTY_DRAFT: Draft = {
  uri: null,
  id: null,
  feedUrl: null,
  pubStatus: 'usable',
  held: null,
  editorialNote: null,
  version: null,
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
  genres: [],
  urgency: null,
  labels: [],
  media: [],
  publishedAt: null,
  placedAt: null,
  updatedAt: null,
  embargoedUntil: null,
  expiresAt: null,
  sourceName: null,
  sourceUrl: null,
  itemUrl: null,
  related: [],
  translationOf: null,
  warnings: [],
}

/** `position`, such as `item 7`, names a refused item without headline and uri. */
export function parsedItem(written: Draft, position: string): ParsedItem {
  const draft = withHeadline(written)
  const { uri, headline, original, pubStatus } = draft
  const refused = (reason: string): ParsedItem => ({
    refused: { name: headline || uri || position, reason, ...(pubStatus !== 'usable' && { withdraws: true }) },
  })
  if (headline === '' && pubStatus === 'usable') return refused('it has neither a headline nor a text')
  if (uri === null)
    return refused('it has neither an id nor a link, so it could not be told from a new story next time')
  if (uri.length > limits.maxIdentityCharacters) {
    return refused(`its id is longer than ${limits.maxIdentityCharacters} characters`)
  }
  if (original !== null && original.body.length > limits.maxBodyCharacters) {
    return refused(`its body is longer than ${limits.maxBodyCharacters} characters`)
  }
  return { item: { ...draft, uri, warnings: draft.warnings.slice(0, limits.maxWarnings) } }
}

/** Items of microblogs have no headline: the first words of the text stand for it, as in feed readers. */
function withHeadline(draft: Draft): Draft {
  const { headline, standfirst, original, pubStatus, warnings } = draft
  if (headline !== '' || pubStatus !== 'usable') return draft
  const words = firstWords(standfirst ?? firstParagraph(original))
  return words === ''
    ? draft
    : {
        ...draft,
        headline: words,
        warnings: [...warnings, 'headline: is missing; the first words of the text stand for it'],
      }
}

function firstParagraph(original: OriginalSubmission | null): string {
  const blocks = (original && bodyOf(original.format, original.body))?.blocks ?? []
  return blocks.map((block) => oneLine(bodyText([block]))).find((text) => text !== '') ?? ''
}

/**
 * Items with the same digest have the same content. The update time, the version and the name of the feed are left out: publishers
 * touch them without a change of the story.
 */
export function digestOf(item: FeedItem): string {
  const { updatedAt: _time, version: _version, sourceName: _name, sourceUrl: _url, ...rest } = item
  const { id: _id, feedUrl: _feed, editorialNote: _note, placedAt: _place, warnings: _warnings, ...content } = rest
  const sorted = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url')
}
