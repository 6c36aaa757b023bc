import { sql } from 'kysely'
import type { Query } from './database.ts'
import { type LoggedEvent, readLog } from './event-log.ts'

/** Has a cache outside forget what these events may have changed; null for all that it keeps. Throws unless it has. */
export type Purge = (events: readonly LoggedEvent[] | null, position: number) => Promise<void>

/**
 * Has the next events purged, in the order of the log, and notes that they were; at most `limit` of them. Of several
 * gateways one does it, the others find nothing to do. What fails is tried again from the same place, by whoever comes.
 * A place in a log that was restored, or pruned past it, says nothing any more: then everything is purged.
 * @returns whether there may be more.
 */
export function purgeNext(query: Query, limit: number, purge: Purge): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    await sql`
      insert into cdn_purge (epoch, position) select epoch, position from event_head
      on conflict (only_one) do nothing`.execute(tx)
    const place = await tx
      .selectFrom('cdn_purge')
      .select(['epoch', 'position'])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!place) return false
    const { epoch, oldest, head, events } = await readLog(tx, place.position, limit)
    const last = events.at(-1)
    const lost = epoch !== place.epoch || place.position > head || oldest > place.position + 1
    if (!lost && !last) return false
    const position = lost ? head : (last?.position ?? head)
    await purge(lost ? null : events, position)
    await tx.updateTable('cdn_purge').set({ epoch, position }).execute()
    return !lost && events.length === limit
  })
}
