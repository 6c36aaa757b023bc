import type { Story } from './story.ts'

/** A feed, independent of its format. */
export interface Feed {
  readonly title: string
  /** The name of the site. */
  readonly publisher: string
  readonly description: string
  /** Null for all languages. */
  readonly language: string | null
  /** The URL of the page with the same articles. */
  readonly home: string
  /** The URL of the feed itself. */
  readonly self: string
  /** The WebSub hub that tells of changes; null if there is none. */
  readonly hub: string | null
  readonly stories: readonly Story[]
}

/** The software. */
export const GENERATOR = 'Tickertape'

/** The latest update of its articles; for an empty feed, the epoch. */
export function updatedAt({ stories }: Feed): Date {
  return new Date(Math.max(0, ...stories.map((story) => story.updatedAt.getTime())))
}
