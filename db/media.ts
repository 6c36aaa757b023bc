import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Media } from './block.ts'
import type { Query, Transaction } from './connection/database.ts'
import type { Kind } from './selection.ts'
import type { Tables } from './tables/tables.ts'

export const MEDIA: Kind = {
  columns: {
    id: 'm.id',
    kind: 'm.kind',
    url: 'm.url',
    caption: 'm.caption',
    credit: 'm.credit',
    width: 'm.width',
    height: 'm.height',
    altText: 'm.alt_text',
    durationSeconds: 'm.duration_seconds',
    isLive: 'm.is_live',
  } satisfies Record<keyof Media | 'id', string>,
  always: [],
  times: [],
}

export async function mediaByIds(query: Query, ids: readonly string[]): Promise<(Media & { id: string })[]> {
  return query
    .selectFrom('media')
    .select(['id', 'kind', 'url', 'caption', 'credit', 'width', 'height'])
    .select(['alt_text as altText', 'duration_seconds as durationSeconds', 'is_live as isLive'])
    .where('id', 'in', ids)
    .execute()
}

/** The row of exactly this media, credit line and all; by its fingerprint the same again is kept once. */
export function mediaRow(media: Media): Selectable<Tables['media']> {
  const { kind, url, altText, caption, credit, width, height, durationSeconds, isLive } = media
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([kind, url, altText, caption, credit, width, height, durationSeconds, isLive]))
    .digest('base64url')
  return {
    id: uuidv7(),
    fingerprint,
    kind,
    url,
    caption,
    credit,
    width,
    height,
    alt_text: altText,
    duration_seconds: durationSeconds,
    is_live: isLive,
  }
}

/** The id under which this media is kept. */
export async function ensureMedia(tx: Transaction, media: Media): Promise<string> {
  const row = mediaRow(media)
  const created = await tx
    .insertInto('media')
    .values(row)
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (created) return created.id
  const { id } = await tx
    .selectFrom('media')
    .select('id')
    .where('fingerprint', '=', row.fingerprint)
    .executeTakeFirstOrThrow()
  return id
}
