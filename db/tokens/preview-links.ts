import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

export interface StoredPreviewLink {
  readonly id: string
  readonly articleId: string
  readonly expiresAt: Date
}

/** Of one article, at the same time. */
const MAX_LINKS = 1_000

/** The clock of a gateway, which decides when a link expires, may be behind the clock of the database. */
const EXPIRED = sql<boolean>`expires_at < now() - interval '1 day'`

/** Stores a link, without which its token opens nothing. False if the article has too many. */
export async function insertPreviewLink(
  query: Query,
  { id, articleId, expiresAt }: StoredPreviewLink,
): Promise<boolean> {
  const { rows } = await sql`
    insert into preview_link (id, article_id, expires_at) select ${id}::uuid, ${articleId}::uuid, ${expiresAt}::timestamptz
    where (select count(*) from preview_link where article_id = ${articleId}::uuid) < ${MAX_LINKS} returning id`.execute(
    query,
  )
  return rows.length > 0
}

export async function hasPreviewLink(query: Query, id: string): Promise<boolean> {
  return (await query.selectFrom('preview_link').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Deletes a link, or all links of an article. Returns how many there were. */
export async function deletePreviewLinks(
  query: Query,
  of: { readonly id: string } | { readonly articleId: string },
): Promise<number> {
  const links = query.deleteFrom('preview_link').returning('id')
  const deleted = 'id' in of ? links.where('id', '=', of.id) : links.where('article_id', '=', of.articleId)
  return (await deleted.execute()).length
}

export async function forgetPreviewLinks(query: Query): Promise<void> {
  await query.deleteFrom('preview_link').where(EXPIRED).execute()
}
