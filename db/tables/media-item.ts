import type { Generated } from 'kysely'

export interface MediaItemTable {
  id: string
  digest: string
  type: string
  bytes: number
  width: number
  height: number
  focus_x: Generated<number>
  focus_y: Generated<number>
  alt_text: string | null
  caption: string | null
  credit: string | null
  copyright_holder: string | null
  usage_terms: string | null
  expires_at: Date | null
  expired: Generated<boolean>
  created_at: Generated<Date>
  created_by: string | null
}

export interface BucketDeletionTable {
  folder: string
  due_at: Date
}
