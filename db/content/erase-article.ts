import { sql } from 'kysely'
import type { Transaction } from '../connection/database.ts'

/**
 * Drops whatever was said under this article, in every version, correction, note and picture, and what time was to do
 * with it. What stays is that it was there: its uri, the number, time and maker of each version, a digest of each slug,
 * and the reason, as the note of the version that was shown last. The article is held by `lockArticle` and not listed.
 */
export async function purge(tx: Transaction, articleId: string, reason: string): Promise<void> {
  const media = await lockLeadMedia(tx, articleId)
  await sql`
    update article_version v set headline = '', standfirst = null, byline = null, dateline = null, slugline = null,
      labels = '{}', author_ids = '{}', tag_ids = '{}', lead_media_id = null, body = '[]', body_text = '', word_count = 0,
      related_uris = '{}', source_id = null, source_item_url = null, embargoed_until = null, expires_at = null,
      note = case when v.version = a.version then ${reason} end
    from article a where a.id = v.article_id and a.id = ${articleId}`.execute(tx)
  await sql`
    update article set state = 'CANCELED', slug = killed_slug(slug), labels = '{}', source_digest = null, search = null
    where id = ${articleId}`.execute(tx)
  await sql`update slug set slug = killed_slug(slug) where article_id = ${articleId}`.execute(tx)
  await tx.deleteFrom('correction').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('due_change').where('article_id', '=', articleId).execute()
  await tx
    .updateTable('event')
    .set({ note: null })
    .where('subject_id', '=', articleId)
    .where('kind', '<>', 'CANCELED')
    .execute()
  await dropUnused(tx, media)
}

/** Held, so that of two kills with the same picture the second sees that the first does not use it any more. */
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

async function dropUnused(tx: Transaction, mediaIds: readonly string[]): Promise<void> {
  await sql`
    delete from media m where id = any(${mediaIds}::uuid[])
      and not exists (select from article_version where lead_media_id = m.id)
      and not exists (select from author where avatar_id = m.id)`.execute(tx)
}
