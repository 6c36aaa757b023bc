import { sql } from 'kysely'
import type { Query, Transaction } from '../../connection/database.ts'
import type { Entity, RowScope, Sql } from '../../relation/entity.ts'
import { NOTHING, type Nothing, type Relation } from '../../relation/relation.ts'

/** A picture that was uploaded to this gateway. */
export type MediaItem = {
  readonly id: string
  readonly digest: string
  readonly type: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly focusX: number
  readonly focusY: number
  readonly altText: string | null
  readonly caption: string | null
  readonly credit: string | null
  readonly copyrightHolder: string | null
  readonly usageTerms: string | null
  readonly expiresAt: string | null
  readonly createdAt: string
  readonly createdBy: string | null
}

export const MEDIA_ITEM: Entity<MediaItem> = {
  columns: {
    id: 'i.id',
    digest: 'i.digest',
    type: 'i.type',
    bytes: 'i.bytes',
    width: 'i.width',
    height: 'i.height',
    focusX: 'i.focus_x',
    focusY: 'i.focus_y',
    altText: 'i.alt_text',
    caption: 'i.caption',
    credit: 'i.credit',
    copyrightHolder: 'i.copyright_holder',
    usageTerms: 'i.usage_terms',
    expiresAt: 'i.expires_at',
    createdAt: 'i.created_at',
    createdBy: 'i.created_by',
  },
  key: { id: 'uuid' },
  tables: ({ table }) => table('media_item', 'i'),
}

/** Whether the right to show it has not ended. */
function isUsable({ column }: RowScope<MediaItem>): Sql {
  return sql`(${column('expiresAt')} is null or ${column('expiresAt')} > now())`
}

/** Readers see the items of public stories, as long as they may be shown. */
function isPublic(item: RowScope<MediaItem>): Sql {
  return sql`${isUsable(item)} and exists (
    select from article_version v join article a on a.id = v.article_id and a.version = v.version
    where v.media_ids @> array[${item.column('id')}] and a.state = 'PUBLISHED'
    union all select from live_post p join article a on a.id = p.article_id
    where p.media_ids @> array[${item.column('id')}] and a.state = 'PUBLISHED')`
}

/** `all` includes items that no public story shows. */
export const mediaItemById: Relation<{ readonly id: string }, MediaItem, { readonly all: boolean }> = {
  name: 'mediaItemById',
  parent: { columns: { id: 'k.id' }, key: { id: 'uuid' } },
  row: MEDIA_ITEM,
  cardinality: 'one',
  rows: (key, item, { all }) =>
    sql`from ${item.tables} where ${item.column('id')} = ${key('id')}${all ? sql`` : sql` and ${isPublic(item)}`}`,
}

const ADDRESSES = /\/media\/([0-9a-f]{64})/g

/** The digests in the addresses of pictures in a text or in JSON, whichever site the addresses are of. */
export function digestsIn(text: string): string[] {
  return [...new Set([...text.matchAll(ADDRESSES)].flatMap(([, digest = '']) => digest))]
}

/** The items with these digests, by digest. */
export async function mediaItemsOf(
  tx: Transaction,
  digests: readonly string[],
): Promise<ReadonlyMap<string, ShownItem>> {
  const { rows } = await sql<ShownItem>`
    /* media-items */ select digest, width, height, alt_text as "altText", caption, credit
    from media_item where digest = any(${[...digests]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.digest, row]))
}

/** What a story takes over from an item that it shows. */
export type ShownItem = Pick<MediaItem, 'digest' | 'width' | 'height' | 'altText' | 'caption' | 'credit'>

/** The item that a picture in a story shows; none for a picture of another site. */
export const itemOfMedia: Relation<{ readonly url: string }, MediaItem, void> = {
  name: 'itemOfMedia',
  parent: { columns: { url: 'k.url' }, key: { url: 'text' } },
  row: MEDIA_ITEM,
  cardinality: 'one',
  rows: (media, item) =>
    sql`from ${item.tables}
      where ${item.column('digest')} = substring(${media('url')} from '^/media/([0-9a-f]{64})$') and ${isUsable(item)}`,
}

/** The newest uploads first. */
export const newestMediaItems: Relation<Nothing, MediaItem, { readonly limit: number; readonly before: Sql }> = {
  name: 'newestMediaItems',
  parent: NOTHING,
  row: MEDIA_ITEM,
  cardinality: 'many',
  rows: (_nothing, item, { limit, before }) =>
    sql`from ${item.tables} where ${item.column('createdAt')} < coalesce(${before}::timestamptz, 'infinity')
      order by ${item.column('createdAt')} desc, ${item.column('id')} desc limit ${sql.lit(limit)}`,
}

/** The id of an item: the first half of its digest, as a UUID of version 8. */
export function mediaItemId(digest: string): string {
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  const hex = `${digest.slice(0, 12)}8${digest.slice(13, 16)}${variant}${digest.slice(17, 32)}`
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What serving a file needs to know of its item. `isExpired` by the database's clock. */
export interface ServedItem
  extends Pick<MediaItem, 'id' | 'digest' | 'type' | 'width' | 'height' | 'focusX' | 'focusY'> {
  /** Milliseconds until the right to show it ends; null if it does not. */
  readonly usableMs: number | null
}

export async function servedItem(query: Query, digest: string): Promise<ServedItem | null> {
  const { rows } = await sql<ServedItem>`
    select id, digest, type, width, height, focus_x as "focusX", focus_y as "focusY",
      (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as "usableMs"
    from media_item where digest = ${digest}`.execute(query)
  return rows[0] ?? null
}

/** Inserts an item unless its digest is known. Returns its id, and whether it is new. */
export async function insertMediaItem(
  tx: Transaction,
  item: Pick<MediaItem, 'digest' | 'type' | 'bytes' | 'width' | 'height' | 'createdBy'>,
): Promise<{ readonly id: string; readonly created: boolean }> {
  const { digest, type, bytes, width, height, createdBy } = item
  const id = mediaItemId(digest)
  const inserted = await tx
    .insertInto('media_item')
    .values({ id, digest, type, bytes, width, height, created_by: createdBy })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('id')
    .executeTakeFirst()
  return { id, created: inserted !== undefined }
}

type Changeable = Omit<ShownItem, 'digest' | 'width' | 'height'> &
  Pick<MediaItem, 'copyrightHolder' | 'usageTerms' | 'focusX' | 'focusY'> & { readonly expiresAt: Date | null }

/** Changes an item; undefined fields are unchanged. False if there is none. */
export async function changeMediaItem(
  tx: Transaction,
  id: string,
  change: { readonly [Name in keyof Changeable]?: Changeable[Name] | undefined },
): Promise<boolean> {
  const { altText, caption, credit, copyrightHolder, usageTerms, focusX, focusY, expiresAt } = change
  const updated = await tx
    .updateTable('media_item')
    .set({
      id,
      ...(altText !== undefined && { alt_text: altText }),
      ...(caption !== undefined && { caption }),
      ...(credit !== undefined && { credit }),
      ...(copyrightHolder !== undefined && { copyright_holder: copyrightHolder }),
      ...(usageTerms !== undefined && { usage_terms: usageTerms }),
      ...(focusX !== undefined && { focus_x: focusX }),
      ...(focusY !== undefined && { focus_y: focusY }),
      ...(expiresAt !== undefined && {
        expires_at: expiresAt,
        expired: sql<boolean>`coalesce(${expiresAt}::timestamptz <= now(), false)`,
      }),
    })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return updated !== undefined
}
