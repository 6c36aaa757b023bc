import type { Generated } from 'kysely'
import type { ArticleContentRow } from './article-content.ts'

export interface ArticleVersionTable extends ArticleContentRow {
  article_id: string
  version: number
  digest: string | null
  created_at: Generated<Date>
  created_by: string | null
  note: string | null
  media_ids: Generated<string[]>
  public_at: Date | null
}

export interface CorrectionTable {
  article_id: string
  version: number
  text: string
  at: Generated<Date>
}
