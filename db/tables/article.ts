import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Facets, PastFacets } from './facets.ts'

/** What readers have of an article; db/content/versions/transitions.ts has what leads from one state to another. */
export type ArticleState = 'DRAFT' | 'SCHEDULED' | 'EMBARGOED' | 'PUBLISHED' | 'WITHHELD' | 'EXPIRED' | 'CANCELED'

export interface ArticleTable {
  id: string
  uri: string
  state: ArticleState
  version: number
  latest_version: number
  draft_version: number | null
  language: string
  urgency: number
  labels: string[]
  published_at: Date | null
  changed_at: Generated<Date>
  /** Of the public version, like the columns above: for lists. */
  translation_group: string
  source_digest: string | null
  story_id: string | null
  facets: JSONColumnType<Facets> | null
  past_facets: JSONColumnType<PastFacets> | null
  search: ColumnType<string | null, never, never>
}

export interface SlugTable {
  slug: string
  article_id: string
  /** Whether a version with this slug was ever public. */
  is_public: Generated<boolean>
}

export interface ListingTable {
  facet_id: string
  published_at: Date
  article_id: string
}

export interface DueChangeTable {
  article_id: string
  change: 'PUBLISH' | 'EXPIRE'
  version: number
  due_at: Date
}
