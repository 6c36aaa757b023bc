import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Block } from './body/block.ts'

export interface LivePostTable {
  id: string
  article_id: string
  key: string
  version: Generated<number>
  at: Date
  updated_at: Date
  headline: string | null
  key_event: boolean
  pinned: boolean
  blocks: JSONColumnType<readonly Block[]>
  body_text: string
  media_ids: Generated<string[]>
  search: ColumnType<string | null, never, never>
}
