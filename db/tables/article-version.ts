import type { Generated, JSONColumnType } from 'kysely'
import type { Block } from '../block.ts'
import type { Label } from './article.ts'

export interface ArticleVersionTable {
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

export interface CorrectionTable {
  article_id: string
  version: number
  text: string
  at: Generated<Date>
}
