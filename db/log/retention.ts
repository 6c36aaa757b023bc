import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

export interface Retention {
  readonly maxAgeSeconds: number
  readonly maxEvents: number
  /** A reader that was not seen for so long is gone. */
  readonly readerLapsesSeconds: number
  readonly maxEventsPerPrune: number
}

/** Notes that a gateway still reads from after this position; to be repeated well before it lapses. */
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
 * Says which events may go: from then on cursors before them are refused, while whoever was let in before reads on.
 * Only what was said earlier is taken away (`prune`).
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
 * Takes away what has expired and nobody reads any more: every gateway has said since then where it still reads. A
 * reader holds up no more than as many events again as are promised. Any number of gateways may do it at once. Returns
 * how many events went.
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
