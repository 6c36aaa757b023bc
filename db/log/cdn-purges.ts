import { sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'
import { type LoggedEvent, type LogRange, readLog } from './event-log.ts'

/** Purges everything that these events affect from a CDN, or all for null. Rejects unless the CDN has acknowledged it. */
export type Purge = (events: readonly LoggedEvent[] | null, position: number) => Promise<void>

export interface PurgeLimits {
  /** Maximum number of new events per purge, and of events that are purged again. */
  readonly maxEvents: number
  /** By then every gateway has processed an event, and its earlier responses have reached the CDN. */
  readonly againAfterMs: number
}

/**
 * Purges the next events that this gateway has processed, in the order of the log, and stores the position. Purges events a
 * second time after a while, because a gateway that had not processed them yet may have let the CDN store an outdated response.
 * Only one gateway does this at a time; the others return at once. After a failure, any gateway retries from the same position.
 * If the log was restored, or pruned past the stored position, everything is purged.
 * @returns whether there may be more
 */
export function purgeNext(
  query: Query,
  heard: Pick<LogRange, 'epoch' | 'head'>,
  { maxEvents, againAfterMs }: PurgeLimits,
  purge: Purge,
): Promise<boolean> {
  return query.transaction().execute(async (tx) => {
    await sql`
      insert into cdn_purge (epoch, position, repeated_to) select epoch, position, position from event_head
      on conflict (only_one) do nothing`.execute(tx)
    const progress = await tx
      .selectFrom('cdn_purge')
      .select(['epoch', 'position', 'repeated_to'])
      .select(sql<Date>`clock_timestamp() - make_interval(secs => ${againAfterMs / 1_000})`.as('againBefore'))
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!progress) return false
    const { epoch, oldest, head, events } = await readLog(tx, progress.position, maxEvents)
    if (epoch !== heard.epoch) return false
    if (epoch !== progress.epoch || progress.position > head || oldest > progress.repeated_to + 1) {
      await purge(null, heard.head)
      await tx.updateTable('cdn_purge').set({ epoch, position: heard.head, repeated_to: heard.head }).execute()
      return false
    }
    const next = until(events, ({ position }) => position > heard.head)
    const again = await purgedBefore(tx, progress, maxEvents)
    if (next.length === 0 && again.length === 0) return false
    const position = next.at(-1)?.position ?? progress.position
    await purge([...again, ...next], position)
    const repeated_to = again.at(-1)?.position ?? progress.repeated_to
    await tx.updateTable('cdn_purge').set({ position, repeated_to }).execute()
    return next.length === maxEvents || again.length === maxEvents
  })
}

interface Progress {
  readonly position: number
  readonly repeated_to: number
  readonly againBefore: Date
}

async function purgedBefore(
  tx: Transaction,
  { position, repeated_to, againBefore }: Progress,
  maxEvents: number,
): Promise<readonly LoggedEvent[]> {
  if (repeated_to === position) return []
  const { events } = await readLog(tx, repeated_to, maxEvents)
  return until(events, (event) => event.position > position || event.at > againBefore)
}

/** The events before the first one that the predicate holds for. */
function until(events: readonly LoggedEvent[], holds: (event: LoggedEvent) => boolean): readonly LoggedEvent[] {
  const first = events.findIndex(holds)
  return first < 0 ? events : events.slice(0, first)
}
