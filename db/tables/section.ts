import type { Generated, JSONColumnType } from 'kysely'
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
}
