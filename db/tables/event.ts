import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Facets, PastFacets } from './facets.ts'

/** Changes of an article, and changes of a curation, section, author, tag, label or uploaded picture. */
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
  | 'TAG_CHANGED'
  | 'LABEL_CHANGED'
  | 'MEDIA_CHANGED'
  | LivePostEventKind

/** Changes of one post of a live blog; the event is about the article, `post_id` is the post. */
export type LivePostEventKind = 'LIVE_POST_ADDED' | 'LIVE_POST_EDITED' | 'LIVE_POST_PINNED' | 'LIVE_POST_REMOVED'

export interface EventTable {
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
  post_id: string | null
}

export interface EventHeadTable {
  singleton: Generated<boolean>
  epoch: Generated<string>
  position: Generated<number>
  identity: Generated<string>
  pruned_to: Generated<number>
  pruned_at: Generated<Date>
}

export interface LogReaderTable {
  id: string
  position: number
  seen_at: Generated<Date>
}
