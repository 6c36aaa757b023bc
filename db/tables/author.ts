import type { ColumnType, Generated } from 'kysely'

export interface AuthorTable {
  id: string
  slug: string
  name: string
  bio: string | null
  avatar_id: string | null
  updated_at: Generated<Date>
  /** Computed by Postgres: the name in lower case without accents, and the words of all names. */
  sort_name: ColumnType<string, never, never>
  words: ColumnType<string, never, never>
}
