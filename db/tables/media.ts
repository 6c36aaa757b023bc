import type { Generated, JSONColumnType } from 'kysely'
import type { GivenRendition } from './body/rendition.ts'
import type { RichText } from './body/rich-text.ts'

export type MediaKind = 'IMAGE' | 'VIDEO' | 'AUDIO'

export interface MediaTable {
  id: string
  fingerprint: string
  kind: MediaKind
  url: string
  alt_text: string | null
  caption: string | null
  rich_caption: JSONColumnType<RichText> | null
  credit: string | null
  width: number | null
  height: number | null
  duration_seconds: number | null
  is_live: Generated<boolean>
  renditions: JSONColumnType<readonly GivenRendition[]> | null
}
