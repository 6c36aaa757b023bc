import { sql } from 'kysely'
import type { Transaction } from '../../connection/database.ts'

/** Locks the uploads that any version or post of the article shows, so that of two kills the second sees that the first shows them no more. */
export async function lockItems(tx: Transaction, articleId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from media_item
    where id in (select unnest(media_ids) from article_version where article_id = ${articleId}
      union select unnest(media_ids) from live_post where article_id = ${articleId})
    order by id for update`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Deletes the locked uploads that no version, post or author shows, and queues their files for deletion. Returns their ids. */
export async function deleteUnusedItems(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    with deleted as (
      delete from media_item i where id = any(${[...ids]}::uuid[])
        and not exists (select from article_version where media_ids @> array[i.id])
        and not exists (select from live_post where media_ids @> array[i.id])
        and not exists (
          select from author join media m on m.id = author.avatar_id where m.url = '/media/' || i.digest
        )
      returning id, digest
    ), queued as (
      insert into bucket_deletion (folder, due_at) select digest, now() from deleted order by digest
      on conflict (folder) do update set due_at = excluded.due_at
    )
    select id from deleted`.execute(tx)
  return rows.map(({ id }) => id)
}
