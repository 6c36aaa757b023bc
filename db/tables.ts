import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Block } from './block.ts'

/** The row types of all tables, held against the real ones by a test. */
export interface Tables {
  section: SectionTable
  media: MediaTable
  author: AuthorTable
  tag: TagTable
  source: SourceTable
  article: ArticleTable
  article_version: ArticleVersionTable
  slug: SlugTable
  listing: ListingTable
  correction: CorrectionTable
  curation: CurationTable
  curation_item: CurationItemTable
  event_head: EventHeadTable
  event: EventTable
  log_reader: LogReaderTable
  idempotency: IdempotencyTable
  cdn_purge: CdnPurgeTable
  gateway_secret: GatewaySecretTable
  due_change: DueChangeTable
}

/** A text in several languages, by BCP 47 tag. */
export type Localized = Record<string, string>

export type MediaKind = 'IMAGE' | 'VIDEO' | 'AUDIO'
export type Label = 'BREAKING' | 'LIVE' | 'VIDEO' | 'AUDIO' | 'GALLERY' | 'EXCLUSIVE' | 'ANALYSIS' | 'OPINION'
export type ArticleState = 'DRAFT' | 'USABLE' | 'WITHHELD' | 'CANCELED'

/** The kinds that a reader of news sees, and those that only say that a list, section or author changed. */
export type EventKind =
  | 'PUBLISHED'
  | 'UPDATED'
  | 'CORRECTED'
  | 'WITHHELD'
  | 'CANCELED'
  | 'EXPIRED'
  | 'CURATION_CHANGED'
  | 'SECTION_CHANGED'
  | 'AUTHOR_CHANGED'

/** What a filter looks at. Slugs; `sections` runs from the article's own section up to the root. */
export interface Facets {
  readonly sections: readonly string[]
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly labels: readonly Label[]
  readonly language: string
  readonly urgency: number
  /** RFC 3339, UTC. */
  readonly publishedAt: string
}

/** Of several versions; null stands for more than could be kept: whoever reads may have been given one. */
export type PastFacets = readonly (Facets | null)[]

interface SectionTable {
  id: string
  slug: string
  name: string
  names: JSONColumnType<Localized>
  description: string | null
  parent_id: string | null
  position: Generated<number>
  updated_at: Generated<Date>
}

interface MediaTable {
  id: string
  fingerprint: string
  kind: MediaKind
  url: string
  alt_text: string | null
  caption: string | null
  credit: string | null
  width: number | null
  height: number | null
  duration_seconds: number | null
  is_live: Generated<boolean>
}

interface AuthorTable {
  id: string
  slug: string
  name: string
  bio: string | null
  avatar_id: string | null
  updated_at: Generated<Date>
}

interface TagTable {
  id: string
  slug: string
  name: string
}

interface SourceTable {
  id: string
  name: string
  url: string | null
}

interface ArticleTable {
  id: string
  uri: string
  slug: string
  state: ArticleState
  version: number
  latest_version: number
  language: string
  urgency: number
  labels: Label[]
  published_at: Date | null
  translation_group: string
  source_digest: string | null
  facets: JSONColumnType<Facets> | null
  past_facets: JSONColumnType<PastFacets> | null
  search: ColumnType<string | null, never, never>
}

interface ArticleVersionTable {
  article_id: string
  version: number
  headline: string
  standfirst: string | null
  byline: string | null
  dateline: string | null
  slugline: string | null
  language: string
  urgency: number
  labels: Label[]
  section_id: string
  author_ids: string[]
  tag_ids: string[]
  lead_media_id: string | null
  body: JSONColumnType<Block[]>
  body_text: string
  word_count: number
  related_uris: string[]
  source_id: string | null
  source_item_url: string | null
  embargoed_until: Date | null
  expires_at: Date | null
  created_at: Generated<Date>
  created_by: string | null
  note: string | null
}

interface SlugTable {
  slug: string
  article_id: string
}

interface ListingTable {
  facet_id: string
  published_at: Date
  article_id: string
}

interface CorrectionTable {
  article_id: string
  version: number
  text: string
  at: Generated<Date>
}

interface CurationTable {
  id: string
  slug: string
  title: string
  titles: JSONColumnType<Localized>
  version: Generated<number>
  updated_at: Generated<Date>
}

interface CurationItemTable {
  curation_id: string
  position: number
  article_id: string
}

interface CdnPurgeTable {
  only_one: Generated<boolean>
  epoch: string
  position: number
  repeated_to: Generated<number>
}

interface GatewaySecretTable {
  only_one: Generated<boolean>
  secret: string
}

interface EventHeadTable {
  singleton: Generated<boolean>
  epoch: Generated<string>
  position: Generated<number>
  identity: Generated<string>
  pruned_to: Generated<number>
  pruned_at: Generated<Date>
}

interface LogReaderTable {
  id: string
  position: number
  seen_at: Generated<Date>
}

interface EventTable {
  id: string
  position: ColumnType<number | null, never, never>
  at: Generated<Date>
  kind: EventKind
  subject_id: string
  uri: string | null
  version: number | null
  note: string | null
  before: JSONColumnType<Facets> | null
  after: JSONColumnType<Facets> | null
  past: JSONColumnType<PastFacets> | null
}

interface IdempotencyTable {
  subject: string
  key: string
  fingerprint: string
  article_id: string | null
  version: number | null
  event_id: string | null
  created_at: Generated<Date>
}

interface DueChangeTable {
  article_id: string
  change: 'PUBLISH' | 'EXPIRE'
  version: number
  due_at: Date
}
