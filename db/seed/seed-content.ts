import type { Localized } from '../tables/localized.ts'
import type { MediaKind } from '../tables/media.ts'

/** The demo newsroom as data. `minutesAgo` is relative to the first start, so that the newest articles are recent. */
export interface SeedSection {
  readonly slug: string
  readonly name: string
  readonly names: Localized
  readonly description: string
  /** The slug of the parent section. */
  readonly parent?: string
}

export interface SeedAuthor {
  readonly slug: string
  readonly name: string
  readonly bio: string
  /** A file in `pictures/`. */
  readonly avatar?: string
}

export interface SeedMedia {
  readonly kind: MediaKind
  /** A file in `pictures/`; for video and audio, the poster frame. */
  readonly picture: string
  readonly altText: string
  readonly caption?: string
  readonly credit: string
  readonly width: number
  readonly height: number
  readonly durationSeconds?: number
  readonly isLive?: boolean
}

export interface SeedLivePost {
  readonly key: string
  readonly minutesAgo: number
  readonly headline?: string
  readonly html: string
  readonly keyEvent?: boolean
  readonly pinned?: boolean
}

export interface SeedArticle {
  /** Unique; part of the uri. */
  readonly key: string
  readonly minutesAgo: number
  readonly language: 'it' | 'en' | 'en-GB'
  readonly section: string
  readonly headline: string
  readonly standfirst: string
  readonly byline?: string
  readonly dateline?: string
  readonly slugline?: string
  readonly urgency?: number
  /** Slugs. */
  readonly labels?: readonly string[]
  /** Slugs of authors. */
  readonly authors: readonly string[]
  /** Names of tags, in the article's language. */
  readonly tags: readonly string[]
  readonly leadMedia?: SeedMedia
  /** HTML: paragraphs, h2, h3, blockquote ending with `<cite>`, lists, absolute https links, strong, em. */
  readonly bodyHtml: string
  /** Newest first. */
  readonly livePosts?: readonly SeedLivePost[]
  /** Keys of other articles. */
  readonly related?: readonly string[]
  /** The key of the translation in the other language. */
  readonly translationOf?: string
  readonly correction?: { readonly text: string; readonly minutesAgo: number }
}

export interface SeedCuration {
  readonly slug: string
  readonly title: string
  readonly titles: Localized
  /** Keys of articles, in the order of the curation. */
  readonly articles: readonly string[]
}
