import type { Generated } from 'kysely'

export interface TokenTable {
  id: string
  subject: string | null
  scope: string | null
  issued_at: Date | null
  expires_at: Date | null
  revoked_at: Date | null
}

export interface TokenRevocationTable {
  only_one: Generated<boolean>
  version: Generated<string>
}

export interface PreviewLinkTable {
  id: string
  article_id: string
  expires_at: Date
}
