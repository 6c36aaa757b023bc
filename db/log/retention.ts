import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

export interface Retention {
  readonly maxAgeSeconds: number
  readonly maxEvents: number
  /** A reader that has not reported for this long is considered dead. */
  readonly readerLapsesSeconds: number
  readonly maxEventsPerPrune: number
}

/** Records the lowest position that a gateway still needs. Repeat it well within `readerLapsesSeconds`. */
export async function noteReader(query: Query, id: string, position: number): Promise<void> {
  await query
    .insertInto('log_reader')
    .values({ id, position })
    .onConflict((row) => row.column('id').doUpdateSet({ position, seen_at: sql<Date>`now()` }))
    .execute()
}

export async function forgetReader(query: Query, id: string): Promise<void> {
  await query.deleteFrom('log_reader').where('id', '=', id).execute()
}

/**
 * Marks events as expired: cursors before them are refused from now on, while readers that have started continue. `prune`
 * deletes only what was marked earlier.
 */
export async function expire(query: Query, { maxAgeSeconds, maxEvents, maxEventsPerPrune }: Retention): Promise<void> {
  await sql`
    with oldest as (
      select position, at from event where position > (select pruned_to from event_head)
      order by position limit ${maxEventsPerPrune}
    ), kept as (
      select min(oldest.position) as position from oldest, event_head
      where oldest.at >= clock_timestamp() - make_interval(secs => ${maxAgeSeconds})
        and oldest.position > event_head.position - ${maxEvents}
    ), expired as (
      select max(oldest.position) as position from oldest, kept
      where kept.position is null or oldest.position < kept.position
    )
    update event_head set pruned_to = expired.position, pruned_at = clock_timestamp()
    from expired where expired.position > event_head.pruned_to`.execute(query)
}

/**
 * Deletes expired events that no reader needs any more: every gateway has reported its position since they were marked. A slow
 * reader delays the deletion of at most another `maxEvents`. Several gateways may do this at the same time. Returns the number
 * of deleted events.
 */
export async function prune(
  query: Query,
  { maxEvents, readerLapsesSeconds, maxEventsPerPrune }: Retention,
): Promise<number> {
  const { numAffectedRows } = await sql`
    with reader as (
      select position, seen_at from log_reader where seen_at > now() - make_interval(secs => ${readerLapsesSeconds})
    ), settled as (
      select least(
        event_head.pruned_to,
        greatest(
          coalesce((select min(position) from reader), event_head.pruned_to), event_head.position - 2 * ${maxEvents}::bigint
        )
      ) as position from event_head
      where not exists (select from reader where reader.seen_at <= event_head.pruned_at)
    )
    delete from event where position in (
      select event.position from event, settled where event.position <= settled.position
      order by event.position limit ${maxEventsPerPrune}
    )`.execute(query)
  await sql`
    delete from log_reader where seen_at <= now() - make_interval(secs => ${readerLapsesSeconds})`.execute(query)
  return Number(numAffectedRows ?? 0)
}
