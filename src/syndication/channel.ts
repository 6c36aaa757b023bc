import type { Story } from './story.ts'

/** A feed, whatever its format. */
export interface Channel {
  readonly title: string
  readonly description: string
  /** Null for the news of all languages. */
  readonly language: string | null
  /** The page with the same news. */
  readonly home: string
  /** Where the feed itself is. */
  readonly self: string
  readonly stories: readonly Story[]
}

export const PUBLISHER = 'Tickertape'

/** When the last of its stories was changed; of an empty feed the beginning of time. */
export function updatedAt({ stories }: Channel): Date {
  return new Date(Math.max(0, ...stories.map((story) => story.updatedAt.getTime())))
}
