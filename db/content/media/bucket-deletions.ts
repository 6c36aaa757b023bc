import { sql } from 'kysely'
import type { Query, Transaction } from '../../connection/database.ts'

/** Queues a folder of the bucket for deletion in so many seconds; one that is queued already stays as it is. */
export async function queueDeletion(query: Query, folder: string, inSeconds: number): Promise<void> {
  await sql`
    insert into bucket_deletion (folder, due_at) values (${folder}, now() + make_interval(secs => ${inSeconds}))
    on conflict (folder) do nothing`.execute(query)
}

/** Takes a folder off the queue, and waits for a deletion that is under way. */
export async function dropDeletion(tx: Transaction, folder: string): Promise<void> {
  await tx.deleteFrom('bucket_deletion').where('folder', '=', folder).execute()
}

/**
 * Deletes the next folder that is due, with `deleteFolder`, and its row with it. If that fails the row stays, and any gateway tries
 * again. One gateway deletes a folder at a time.
 * @returns whether there may be more
 */
export function deleteNext(query: Query, deleteFolder: (folder: string) => Promise<void>): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    const due = await tx
      .selectFrom('bucket_deletion')
      .select('folder')
      .where('due_at', '<=', sql<Date>`now()`)
      .orderBy('due_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!due) return false
    await deleteFolder(due.folder)
    await dropDeletion(tx, due.folder)
    return true
  })
}
