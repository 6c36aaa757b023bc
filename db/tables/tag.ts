import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from './localized.ts'

export type TagKind = 'SUBJECT' | 'PERSON' | 'PLACE' | 'ORGANISATION' | 'EVENT' | 'SERIES'

export interface TagTable {
  id: string
  slug: string
  name: string
  names: JSONColumnType<Localized>
  kind: Generated<TagKind>
  description: string | null
  updated_at: Generated<Date>
  /** Computed by Postgres: the name in lower case without accents, and the words of all names. */
  sort_name: ColumnType<string, never, never>
  words: ColumnType<string, never, never>
}
