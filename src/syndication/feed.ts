import type { RecentWithdrawal } from '../../db/news/recent-withdrawals.ts'
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
  /** Stories that have been withdrawn, the last first; formats without a word for it leave them out. */
  readonly deleted: readonly RecentWithdrawal[]
}

/** The software. */
export const GENERATOR = 'Tickertape'

/** The latest update of its articles, or withdrawal; for an empty feed, the epoch. */
export function updatedAt({ stories, deleted }: Feed): Date {
  const times = [...stories.map((story) => story.updatedAt), ...deleted.map(({ at }) => at)]
  return new Date(Math.max(0, ...times.map((time) => time.getTime())))
}
