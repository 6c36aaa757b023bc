import { v7 as uuidv7 } from 'uuid'
import type { Query, Transaction } from '../connection/database.ts'
import type { EventKind } from '../tables/event.ts'
import type { Facets, PastFacets } from '../tables/facets.ts'

/** One public change of news. `subjectId` is the article, curation, section or author that changed. */
export interface NewsEvent {
  readonly kind: EventKind
  readonly subjectId: string
  readonly uri: string | null
  readonly version: number | null
  readonly note: string | null
  readonly before: Facets | null
  readonly after: Facets | null
  /** Of an article that is taken away: what filters looked at in all its public versions before. */
  readonly past: PastFacets | null
}

/** An event at its place in the log. */
export interface LoggedEvent extends NewsEvent {
  readonly position: number
  readonly at: Date
}

/** How far the log reaches: `oldest` is the lowest position still promised, `head` + 1 while none is. */
export interface LogExtent {
  readonly epoch: string
  readonly oldest: number
  readonly head: number
}

/** Appends in the transaction of the change itself. The position is given at commit; ask `positionOf` after it. */
export async function append(
  tx: Transaction,
  event: Pick<NewsEvent, 'kind' | 'subjectId'> & Partial<NewsEvent>,
): Promise<string> {
  const id = uuidv7()
  const { kind, subjectId, uri = null, version = null, note = null, before = null, after = null, past = null } = event
  await tx
    .insertInto('event')
    .values({
      id,
      kind,
      subject_id: subjectId,
      uri,
      version,
      note,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      past: past && JSON.stringify(past),
    })
    .execute()
  return id
}

export async function positionOf(query: Query, eventId: string): Promise<number | null> {
  const row = await query.selectFrom('event').select('position').where('id', '=', eventId).executeTakeFirst()
  return row?.position ?? null
}

/** A piece of the log, with how far the whole of it reaches: one snapshot. */
export interface LogSlice extends LogExtent {
  /** In order, without a hole among those that are kept. */
  readonly events: readonly LoggedEvent[]
}

/** At most `limit` events after `position`. */
export async function readLog(query: Query, position: number, limit: number): Promise<LogSlice> {
  const rows = await query
    .selectFrom('event_head')
    .leftJoinLateral(
      (join) =>
        join
          .selectFrom('event')
          .select(['position', 'at', 'kind', 'subject_id', 'uri', 'version', 'note', 'before', 'after', 'past'])
          .where('position', '>', position)
          .orderBy('position')
          .limit(limit)
          .as('event'),
      (join) => join.onTrue(),
    )
    .select(['event_head.epoch', 'event_head.position as head', 'event_head.pruned_to'])
    .select(['event.position', 'event.at', 'event.kind', 'event.subject_id', 'event.uri', 'event.version'])
    .select(['event.note', 'event.before', 'event.after', 'event.past'])
    .orderBy('event.position')
    .execute()
  const [first] = rows
  if (!first) throw new Error('the log has no head')
  const events = rows.flatMap(({ position, at, kind, subject_id, uri, version, note, before, after, past }) =>
    position === null || at === null || kind === null || subject_id === null
      ? []
      : [{ position, at, kind, subjectId: subject_id, uri, version, note, before, after, past }],
  )
  return { epoch: first.epoch, head: first.head, oldest: first.pruned_to + 1, events }
}

/** At most `limit` events after `position`, in order, without a hole. */
export async function readAfter(query: Query, position: number, limit: number): Promise<readonly LoggedEvent[]> {
  return (await readLog(query, position, limit)).events
}

export async function extent(query: Query): Promise<LogExtent> {
  const { epoch, head, pruned_to } = await query
    .selectFrom('event_head')
    .select(['epoch', 'position as head', 'pruned_to'])
    .executeTakeFirstOrThrow()
  return { epoch, head, oldest: pruned_to + 1 }
}
