import type { ArticleSubmission, OriginalSubmission, SourceSubmission } from '../../../schema/article/submission.ts'
import { digestOf, type FeedItem } from '../item.ts'
import { limits } from '../limits.ts'
import { type KnownName, slugNamed, slugsNamed } from './known-names.ts'

export interface Placement {
  /** The section of all items, whatever their categories. */
  readonly section: string | null
  /** The language of items whose feed has none. */
  readonly language: string | null
  readonly knownSections: readonly KnownName[]
  readonly knownLabels: readonly KnownName[]
}

/** Feeds do not schedule. A date in the future is a wrong clock, so the article is published now. */
export function submissionOf(item: FeedItem, placement: Placement, now: Date): ArticleSubmission {
  const publishedAt = item.publishedAt ?? item.placedAt
  return {
    uri: item.uri,
    headline: item.headline,
    standfirst: item.standfirst,
    byline: item.byline,
    dateline: item.dateline,
    slugline: item.slugline,
    // A genre that names a label is the label.
    genre: item.genres.find((genre) => slugNamed(genre, placement.knownLabels) === null) ?? null,
    language: item.language ?? placement.language ?? 'und',
    section: placement.section ?? slugsNamed(item.categories, placement.knownSections)[0] ?? 'news',
    authors: item.authors,
    tags: item.tags,
    labels: slugsNamed(item.labels, placement.knownLabels).slice(0, limits.maxLabels),
    original: { ...(item.original ?? plainOriginal(item)), media: item.media },
    related: item.related,
    translationOf: item.translationOf,
    source: sourceOf(item),
    publishAt: publishedAt && publishedAt <= now ? publishedAt : null,
    embargoedUntil: item.embargoedUntil && item.embargoedUntil > now ? item.embargoedUntil : null,
    expiresAt: item.expiresAt,
    sourceDigest: digestOf(item),
    ...(item.urgency === null ? {} : { urgency: item.urgency }),
  }
}

/** Of an item without a body. */
function plainOriginal({ standfirst, headline }: FeedItem): OriginalSubmission {
  return { format: 'TEXT', body: standfirst ?? headline }
}

function sourceOf({ sourceName, sourceUrl, itemUrl }: FeedItem): SourceSubmission | null {
  const name = sourceName ?? URL.parse(itemUrl ?? sourceUrl ?? '')?.hostname
  return name === undefined ? null : { name, url: sourceUrl, itemUrl }
}
