import type { ListedFeed, OpenItem } from '../../../db/content/feeds/list-feeds.ts'
import type { FeedSubmission } from '../../../schema/feed/feed-submission.ts'

export const MAX_OPEN_ITEMS = 10

/** The feeds, for the command line. What is refused rejects with an error that says why. */
export interface FeedRegister {
  /** All feeds, or the one with the slug. */
  list(slug: string | null): Promise<readonly ListedFeed[]>
  /** What an editor should look at. */
  openItems(slug: string): Promise<readonly OpenItem[]>
  add(feed: FeedSubmission): Promise<unknown>
  pause(slug: string): Promise<unknown>
  resume(slug: string): Promise<unknown>
  remove(slug: string): Promise<unknown>
}
