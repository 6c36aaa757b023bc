import type { FeedFormat, FeedPrecedence, FeedPublish } from '../../db/tables/feed.ts'
import type { ArticleName } from '../article/article-name.ts'
import type { Intake, IntakeResult } from './intake-item.ts'

/** What can be said of a feed. Of a feed that exists, what is left out stays; null empties. */
export interface FeedSubmission {
  slug: string
  title?: string | null | undefined
  url?: string | null | undefined
  format?: FeedFormat | null | undefined
  /** The slug of a section. */
  section?: string | null | undefined
  language?: string | null | undefined
  timeZone?: string | null | undefined
  tags?: readonly string[] | null | undefined
  labels?: readonly string[] | null | undefined
  rights?: string | null | undefined
  sourceName?: string | null | undefined
  scope?: string | null | undefined
  publish?: FeedPublish | null | undefined
  precedence?: FeedPrecedence | null | undefined
  intervalSeconds?: number | null | undefined
}

/** Fields of an article that are no longer the desk's; all if none is named. */
export interface FieldRelease {
  article: ArticleName
  fields?: readonly string[] | null | undefined
}

/** The mutations of feeds. They reject with an error of `errors.ts` if the change is refused. */
export interface FeedRoom {
  /** What became of each item, in order. */
  intake(intake: Intake): Promise<readonly IntakeResult[]>
  /** Changes of a feed return its id. */
  createFeed(feed: FeedSubmission): Promise<string>
  updateFeed(change: FeedSubmission): Promise<string>
  pauseFeed(slug: string): Promise<string>
  resumeFeed(slug: string): Promise<string>
  deleteFeed(slug: string): Promise<void>
  /** Returns the id of the article. */
  releaseFields(release: FieldRelease): Promise<string>
}
