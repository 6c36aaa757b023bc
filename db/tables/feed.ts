import type { ColumnType, Generated } from 'kysely'

/** Whether the items of a feed become public at once, or wait for an editor. */
export type FeedPublish = 'LIVE' | 'DRAFT'

/** What the documents of a feed are written in. */
export type FeedFormat =
  | 'RSS'
  | 'ATOM'
  | 'JSON_FEED'
  | 'NINJS'
  | 'NEWSML_G2'
  | 'NEWSML_1'
  | 'NITF'
  | 'SITEMAP'
  | 'WORDPRESS'
  | 'GHOST'
  | 'GUARDIAN'
  | 'AP'
  | 'LDRS'

/** Whose change stays when the desk and the wire have changed the same field. */
export type FeedPrecedence = 'DESK' | 'WIRE'

/** db/content/feeds/feed-states.ts has what leads from one state to another. */
export type FeedState = 'ACTIVE' | 'FAILING' | 'PAUSED' | 'GONE'

/** What a wire says of an item, in the terms of ninjs. */
export type WireStatus = 'USABLE' | 'WITHHELD' | 'CANCELED'

/** What became of the newest version of an item. */
export type FeedItemState = 'TAKEN' | 'WAITING' | 'REFUSED' | 'DROPPED'

export interface FeedTable {
  id: string
  slug: string
  title: string
  url: string | null
  format: FeedFormat | null
  section: string | null
  language: string | null
  time_zone: string | null
  tags: Generated<string[]>
  labels: Generated<string[]>
  rights: string | null
  source_name: string | null
  scope: string
  publish: Generated<FeedPublish>
  precedence: Generated<FeedPrecedence>
  state: Generated<FeedState>
  interval_seconds: Generated<number>
  next_poll_at: Date | null
  claim: string | null
  claimed_until: Date | null
  etag: string | null
  last_modified: string | null
  last_polled_at: Date | null
  last_succeeded_at: Date | null
  consecutive_failures: Generated<number>
  last_error: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
  /** Computed by Postgres: the title in lower case without accents, and its words. */
  sort_name: ColumnType<string, never, never>
  words: ColumnType<string, never, never>
}

export interface FeedItemTable {
  scope: string
  item_id: string
  feed_id: string | null
  article_id: string | null
  article_version: number | null
  status: WireStatus
  version: string | null
  version_at: Date | null
  digest: string | null
  state: FeedItemState
  reason: string | null
  kept_back: Generated<boolean>
  link_digest: string | null
  published_at: Date | null
  changed_at: Generated<Date>
}

/** Asked for; verified by the hub; refused by it. */
export type WebSubState = 'REQUESTED' | 'ACTIVE' | 'DENIED'

export interface WebSubSubscriptionTable {
  feed_id: string
  hub: string
  topic: string
  secret: string
  callback_key: Generated<string>
  state: WebSubState
  requested_at: Generated<Date>
  expires_at: Date | null
}
