import type { Generated, JSONColumnType } from 'kysely'
import type { Localized } from './localized.ts'

export interface CurationTable {
  id: string
  slug: string
  title: string
  titles: JSONColumnType<Localized>
  version: Generated<number>
  updated_at: Generated<Date>
}

export interface CurationItemTable {
  curation_id: string
  position: number
  article_id: string
}
