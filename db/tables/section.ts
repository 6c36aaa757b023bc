import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from './localized.ts'

export interface SectionTable {
  id: string
  slug: string
  name: string
  names: JSONColumnType<Localized>
  description: string | null
  parent_id: string | null
  position: Generated<number>
  updated_at: Generated<Date>
  /** Computed by Postgres: the words of all names. */
  words: ColumnType<string, never, never>
}
