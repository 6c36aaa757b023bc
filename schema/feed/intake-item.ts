import type { WireStatus } from '../../db/tables/feed.ts'
import type { ArticleSubmission } from '../article/submission.ts'

/** One version of an item of a feed, as it came over the wire. */
export interface IntakeItem {
  /** The guid or id as the source gave it; null if it gave none. */
  id?: string | null | undefined
  /** The URL of the item at its source. An item needs an id or a link. */
  link?: string | null | undefined
  /** What the source says of the item. */
  status: WireStatus
  /** Why a usable item must wait as a draft. */
  held?: string | null | undefined
  /** The number of the version at the source, as text: it may have fractions. */
  version?: string | null | undefined
  /** When the source made this version. */
  versionAt?: Date | null | undefined
  /** The home page of the source, by which articles of imports before there were feeds are recognised. */
  sourceUrl?: string | null | undefined
  /** What the item says; without a uri. A withdrawal may leave it out. */
  article?: ArticleSubmission | null | undefined
}

/** Which feed brings items. It is made if there is none, unless it is named by its id. */
export interface FeedName {
  /** Its slug; the home page or address of the document, which is the scope of the ids; or the id of a feed that was there just now. */
  by: 'slug' | 'page' | 'id'
  value: string
  /** Of a feed that is made. */
  title?: string | null | undefined
}

export interface Intake {
  feed: FeedName
  items: readonly IntakeItem[]
  /** The section of all items, in place of that of the feed. */
  section?: string | null | undefined
  /** Only says what would become of the items. */
  dryRun?: boolean | null | undefined
}

/**
 * What became of an item: an article (NEW), a version of it (NEWER), a draft that waits (DRAFT); an older copy, or the same; taken out of
 * sight, killed; nothing, because its source had withdrawn it or it was killed (DROPPED); or it was refused.
 */
export type IntakeOutcome =
  | 'NEW'
  | 'NEWER'
  | 'DRAFT'
  | 'OLDER'
  | 'UNCHANGED'
  | 'WITHHELD'
  | 'KILLED'
  | 'DROPPED'
  | 'REFUSED'

export interface IntakeResult {
  readonly outcome: IntakeOutcome
  /** Why it waits, was dropped or was refused. */
  readonly reason: string | null
  readonly articleId: string | null
}
