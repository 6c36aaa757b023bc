import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from './localized.ts'

export interface LabelTable {
  id: string
  /** What versions, facets and filters name it by. */
  slug: string
  name: string
  names: JSONColumnType<Localized>
  description: string | null
  updated_at: Generated<Date>
  /** Computed by Postgres: the name in lower case without accents, and the words of all names. */
  sort_name: ColumnType<string, never, never>
  words: ColumnType<string, never, never>
}
