import { v7 as uuidv7 } from 'uuid'
import type { Query, Transaction } from './database.ts'
import type { EventKind, Facets } from './tables.ts'

/** One public change of news. `subjectId` is the article, curation, section or author that changed. */
export interface NewsEvent {
  readonly kind: EventKind
  readonly subjectId: string
  readonly uri: string | null
  readonly version: number | null
  readonly note: string | null
  readonly before: Facets | null
  readonly after: Facets | null
}

/** An event at its place in the log. */
export interface LoggedEvent extends NewsEvent {
  readonly position: number
  readonly at: Date
}

/** How far the log reaches: `oldest` is the lowest position still kept, `head` + 1 while none is. */
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
  const { kind, subjectId, uri = null, version = null, note = null, before = null, after = null } = event
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
    })
    .execute()
  return id
}

export async function positionOf(query: Query, eventId: string): Promise<number | null> {
  const row = await query.selectFrom('event').select('position').where('id', '=', eventId).executeTakeFirst()
  return row?.position ?? null
}

/** At most `limit` events after `position`, in order, without a hole. */
export async function readAfter(query: Query, position: number, limit: number): Promise<LoggedEvent[]> {
  const rows = await query
    .selectFrom('event')
    .select(['position', 'at', 'kind', 'subject_id as subjectId', 'uri', 'version', 'note', 'before', 'after'])
    .where('position', '>', position)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.flatMap(({ position, ...event }) => (position === null ? [] : [{ ...event, position }]))
}

export async function extent(query: Query): Promise<LogExtent> {
  const row = await query
    .selectFrom('event_head')
    .select((head) => [
      'event_head.epoch',
      'event_head.position as head',
      head
        .selectFrom('event')
        .select((event) => event.fn.min('event.position').as('oldest'))
        .as('oldest'),
    ])
    .executeTakeFirstOrThrow()
  return { epoch: row.epoch, head: row.head, oldest: row.oldest ?? row.head + 1 }
}
