import { sql } from 'kysely'
import type { Transaction } from '../connection/database.ts'
import { append } from '../log/event-log.ts'
import type { Facets } from '../tables/facets.ts'

/** Marks an upload whose right to be shown has ended, once over all gateways. Null if there is none. */
export async function takeExpiredItem(tx: Transaction): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    update media_item set expired = true where id = (
      select id from media_item where not expired and expires_at <= now()
      order by expires_at limit 1 for update skip locked
    ) returning id`.execute(tx)
  return rows[0]?.id ?? null
}

/** Appends an event for the upload, and one for each public article that shows it, so that caches drop both. */
export async function appendMediaChanged(tx: Transaction, itemId: string): Promise<void> {
  await append(tx, { kind: 'MEDIA_CHANGED', subjectId: itemId })
  const { rows } = await sql<{ id: string; uri: string; facets: Facets }>`
    select id, uri, facets from article a where state = 'PUBLISHED' and id in (
      select v.article_id from article_version v join article s on s.id = v.article_id and s.version = v.version
      where v.media_ids @> array[${itemId}::uuid]
      union select article_id from live_post where media_ids @> array[${itemId}::uuid]
    ) order by id`.execute(tx)
  for (const { id, uri, facets } of rows) {
    await append(tx, { kind: 'MEDIA_CHANGED', subjectId: id, uri, before: facets, after: facets })
  }
}
