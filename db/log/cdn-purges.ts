import { sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'
import { type LogExtent, type LoggedEvent, readLog } from './event-log.ts'

/** Has a cache outside forget what these events may have changed; null for all that it keeps. Throws unless it has. */
export type Purge = (events: readonly LoggedEvent[] | null, position: number) => Promise<void>

export interface PurgeLimits {
  /** Of those that are new, and of those that are purged again. */
  readonly maxEvents: number
  /** By then every gateway has heard of an event, and what it answered before that has arrived. */
  readonly againAfterMs: number
}

/**
 * Has the next events purged that this gateway has heard of, in the order of the log, and those once more that were purged a
 * while ago: a gateway that had not heard of them may since have let the cache keep what was before. Notes that they were. Of
 * several gateways one does it, the others find nothing to do. What fails is tried again from the same place, by whoever
 * comes. A place in a log that was restored, or pruned past it, says nothing any more: then everything is purged.
 * @returns whether there may be more.
 */
export function purgeNext(
  query: Query,
  heard: Pick<LogExtent, 'epoch' | 'head'>,
  { maxEvents, againAfterMs }: PurgeLimits,
  purge: Purge,
): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    await sql`
      insert into cdn_purge (epoch, position, repeated_to) select epoch, position, position from event_head
      on conflict (only_one) do nothing`.execute(tx)
    const place = await tx
      .selectFrom('cdn_purge')
      .select(['epoch', 'position', 'repeated_to'])
      .select(sql<Date>`clock_timestamp() - make_interval(secs => ${againAfterMs / 1_000})`.as('againBefore'))
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!place) return false
    const { epoch, oldest, head, events } = await readLog(tx, place.position, maxEvents)
    if (epoch !== heard.epoch) return false
    if (epoch !== place.epoch || place.position > head || oldest > place.repeated_to + 1) {
      await purge(null, heard.head)
      await tx.updateTable('cdn_purge').set({ epoch, position: heard.head, repeated_to: heard.head }).execute()
      return false
    }
    const next = until(events, ({ position }) => position > heard.head)
    const again = await purgedBefore(tx, place, maxEvents)
    if (next.length === 0 && again.length === 0) return false
    const position = next.at(-1)?.position ?? place.position
    await purge([...again, ...next], position)
    const repeated_to = again.at(-1)?.position ?? place.repeated_to
    await tx.updateTable('cdn_purge').set({ position, repeated_to }).execute()
    return next.length === maxEvents || again.length === maxEvents
  })
}

interface Place {
  readonly position: number
  readonly repeated_to: number
  readonly againBefore: Date
}

async function purgedBefore(
  tx: Transaction,
  { position, repeated_to, againBefore }: Place,
  maxEvents: number,
): Promise<readonly LoggedEvent[]> {
  if (repeated_to === position) return []
  const { events } = await readLog(tx, repeated_to, maxEvents)
  return until(events, (event) => event.position > position || event.at > againBefore)
}

/** Those before the first of which this holds. */
function until(events: readonly LoggedEvent[], holds: (event: LoggedEvent) => boolean): readonly LoggedEvent[] {
  const first = events.findIndex(holds)
  return first < 0 ? events : events.slice(0, first)
}
