import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Media } from './block.ts'
import type { Query, Transaction } from './database.ts'

export async function mediaByIds(query: Query, ids: readonly string[]): Promise<(Media & { id: string })[]> {
  return query
    .selectFrom('media')
    .select(['id', 'kind', 'url', 'caption', 'credit', 'width', 'height'])
    .select(['alt_text as altText', 'duration_seconds as durationSeconds', 'is_live as isLive'])
    .where('id', 'in', ids)
    .execute()
}

/** The id under which exactly this media, credit line and all, is kept; the same again is kept once. */
export async function ensureMedia(tx: Transaction, media: Media): Promise<string> {
  const { kind, url, altText, caption, credit, width, height, durationSeconds, isLive } = media
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([kind, url, altText, caption, credit, width, height, durationSeconds, isLive]))
    .digest('base64url')
  const created = await tx
    .insertInto('media')
    .values({
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
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (created) return created.id
  const { id } = await tx
    .selectFrom('media')
    .select('id')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirstOrThrow()
  return id
}
