import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../connection/database.ts'
import { byId } from '../../relation/by-reference.ts'
import type { Entity, RowScope, Sql } from '../../relation/entity.ts'
import type { Media } from '../../tables/body/block.ts'
import type { Tables } from '../../tables/tables.ts'
import { ARTICLE } from '../article.ts'
import { AUTHOR } from '../author.ts'
import { sortedMembers } from '../versions/sorted-members.ts'

/** Media with a row of its own. */
type StoredMedia = Omit<Media, 'leftOut'> & { readonly id: string }

const MEDIA: Entity<StoredMedia> = {
  columns: {
    id: 'm.id',
    kind: 'm.kind',
    url: 'm.url',
    caption: 'm.caption',
    richCaption: 'm.rich_caption',
    credit: 'm.credit',
    width: 'm.width',
    height: 'm.height',
    altText: 'm.alt_text',
    durationSeconds: 'm.duration_seconds',
    isLive: 'm.is_live',
    renditions: 'm.renditions',
  },
  key: { id: 'uuid' },
  tables: ({ table }) => table('media', 'm'),
}

/** An uploaded picture is shown until its rights end, any other always. */
function mayBeShown({ column }: RowScope<StoredMedia>): Sql {
  return sql`(${column('url')} not like '/media/%' or not exists (
    select from media_item where digest = substring(${column('url')} from 8) and expires_at <= now()))`
}

/** `all`: also when the rights have ended, as it is stored. */
export const leadMediaOfArticle = byId(
  'leadMediaOfArticle',
  ARTICLE,
  'leadMediaId',
  MEDIA,
  (media, { all }: { readonly all: boolean }) => (all ? sql`true` : mayBeShown(media)),
)

export const avatarOfAuthor = byId('avatarOfAuthor', AUTHOR, 'avatarId', MEDIA, mayBeShown)

export async function mediaWithId(
  tx: Transaction,
  id: string,
): Promise<Pick<StoredMedia, 'kind' | 'url' | 'altText'> | null> {
  const found = await tx
    .selectFrom('media')
    .select(['kind', 'url', 'alt_text as altText'])
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** The row for this media. */
export function mediaRow(media: Media): Selectable<Tables['media']> {
  const { kind, url, altText, caption, richCaption, credit, width, height, durationSeconds, isLive } = media
  return {
    id: uuidv7(),
    fingerprint: fingerprintOf(media),
    kind,
    url,
    caption,
    rich_caption: richCaption,
    credit,
    width,
    height,
    alt_text: altText,
    duration_seconds: durationSeconds,
    is_live: isLive,
    renditions: media.renditions ?? null,
  }
}

/**
 * Identical media, including the credit, have the same fingerprint and so are stored once. What was added later is part of it
 * only where there is some, so that media of before keep theirs.
 */
function fingerprintOf(media: Media): string {
  const { kind, url, altText, caption, richCaption, credit, width, height, durationSeconds, isLive } = media
  const spans = richCaption?.spans ?? null
  const { renditions } = media
  const said = [kind, url, altText, caption, credit, width, height, durationSeconds, isLive]
  const later = renditions ? [spans, renditions] : spans ? [spans] : []
  return createHash('sha256')
    .update(JSON.stringify([...said, ...later], sortedMembers))
    .digest('base64url')
}

/** Stores the media if it is new. Returns the id. */
export async function ensureMedia(tx: Transaction, media: Media): Promise<string> {
  const row = mediaRow(media)
  const created = await tx
    .insertInto('media')
    .values({
      ...row,
      rich_caption: row.rich_caption && JSON.stringify(row.rich_caption),
      renditions: row.renditions && JSON.stringify(row.renditions),
    })
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
