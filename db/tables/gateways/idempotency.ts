import type { Generated } from 'kysely'

export interface IdempotencyTable {
  subject: string
  key: string
  fingerprint: string
  article_id: string | null
  version: number | null
  event_id: string | null
  post_id: string | null
  created_at: Generated<Date>
}
