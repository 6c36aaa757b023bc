import type { Generated } from 'kysely'

export interface AuthorTable {
  id: string
  slug: string
  name: string
  bio: string | null
  avatar_id: string | null
  updated_at: Generated<Date>
}
