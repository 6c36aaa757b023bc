import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from './localized.ts'

export interface CurationTable {
  id: string
  slug: string
  title: string
  titles: JSONColumnType<Localized>
  version: Generated<number>
  updated_at: Generated<Date>
  /** Computed by Postgres: the name in lower case without accents, and the words of all names. */
  sort_name: ColumnType<string, never, never>
  words: ColumnType<string, never, never>
}

export interface CurationItemTable {
  curation_id: string
  position: number
  article_id: string
}
