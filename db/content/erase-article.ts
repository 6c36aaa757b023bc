import { sql } from 'kysely'
import type { Transaction } from '../connection/database.ts'
import { recordset } from '../connection/recordset.ts'
import { ARTICLE_CONTENT } from '../tables/article-content.ts'
import { deleteUnusedItems, lockItems } from './media/erase-media-items.ts'

/**
 * Erases the content of an article: every version, posts of a live blog, corrections, notes, scheduled changes, links to previews, and pictures that nothing else uses.
 * The tombstone stays: its uri, the number, time and author of each version, a digest of each slug, and the reason for the kill as
 * the note of the last public version. The caller has locked the article with `lockArticle` and removed its listings.
 * @returns the ids of the deleted uploads, whose files are queued for deletion
 */
export async function eraseArticle(tx: Transaction, articleId: string, reason: string): Promise<string[]> {
  const media = await lockLeadMedia(tx, articleId)
  const items = await lockItems(tx, articleId)
  const erased = Object.values(ARTICLE_CONTENT).filter((column) => 'erased' in column)
  const columns = sql.join(erased.map(({ column }) => sql.id(column)))
  const blank = Object.fromEntries(erased.map(({ column, erased }) => [column, erased]))
  await sql`
    update article_version v set (${columns}) = (select ${columns} from ${recordset('article_version', [blank])}),
      slug = killed_slug(v.slug), digest = null, note = case when v.version = a.version then ${reason} end
    from article a where a.id = v.article_id and a.id = ${articleId}`.execute(tx)
  await sql`
    update article set state = 'CANCELED', draft_version = null, labels = '{}',
      source_digest = null, search = null
    where id = ${articleId}`.execute(tx)
  await sql`update slug set slug = killed_slug(slug) where article_id = ${articleId}`.execute(tx)
  await tx.deleteFrom('live_post').where('article_id', '=', articleId).execute()
  await tx.updateTable('feed_item').set({ reason: null, digest: null }).where('article_id', '=', articleId).execute()
  await tx.deleteFrom('correction').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('preview_link').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('due_change').where('article_id', '=', articleId).execute()
  await tx
    .updateTable('event')
    .set({ note: null })
    .where('subject_id', '=', articleId)
    .where('kind', '<>', 'CANCELED')
    .execute()
  await deleteUnused(tx, media)
  return deleteUnusedItems(tx, items)
}

/** Locks the lead pictures, so that of two kills that share a picture the second sees that the first no longer uses it. */
async function lockLeadMedia(tx: Transaction, articleId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('media')
    .select('id')
    .where('id', 'in', (one) =>
      one
        .selectFrom('article_version')
        .select('lead_media_id')
        .where('article_id', '=', articleId)
        .where('lead_media_id', 'is not', null),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map(({ id }) => id)
}

async function deleteUnused(tx: Transaction, mediaIds: readonly string[]): Promise<void> {
  await sql`
    delete from media m where id = any(${mediaIds}::uuid[])
      and not exists (select from article_version where lead_media_id = m.id)
      and not exists (select from author where avatar_id = m.id)`.execute(tx)
}
