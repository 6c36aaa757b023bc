import { v7 as uuidv7 } from 'uuid'
import type { Query, Transaction } from '../connection/database.ts'
import type { EventKind } from '../tables/event.ts'
import type { Facets, PastFacets } from '../tables/facets.ts'
import { type Referrers, referrersOfEvent } from './referrers.ts'

/** One public change. `subjectId` is the id of the article, curation, section or author that changed. */
export interface NewsEvent {
  readonly kind: EventKind
  readonly subjectId: string
  readonly uri: string | null
  readonly version: number | null
  readonly note: string | null
  readonly before: Facets | null
  readonly after: Facets | null
  /** If the article stops being public: the facets of all versions that were public before. */
  readonly past: PastFacets | null
  /** Of an event about a post of a live blog: the post, which may be removed since. */
  readonly postId: string | null
}

/** An event with its position in the log. */
export interface LoggedEvent extends NewsEvent {
  readonly position: number
  readonly at: Date
  /** Of an event that makes an article public: what it appears in with that. */
  readonly referrers: Referrers | null
}

/** The range of the log. `oldest` is the lowest retained position, or `head` + 1 if the log is empty. */
export interface LogRange {
  readonly epoch: string
  readonly oldest: number
  readonly head: number
}

/** Appends an event in the transaction of the change. Its position is assigned at commit: read it with `positionOf` after that. */
export async function append(
  tx: Transaction,
  event: Pick<NewsEvent, 'kind' | 'subjectId'> & Partial<NewsEvent>,
): Promise<string> {
  const id = uuidv7()
  const { kind, subjectId, uri = null, version = null, note = null, postId = null } = event
  const { before = null, after = null, past = null } = event
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
      post_id: postId,
    })
    .execute()
  return id
}

export async function positionOf(query: Query, eventId: string): Promise<number | null> {
  const row = await query.selectFrom('event').select('position').where('id', '=', eventId).executeTakeFirst()
  return row?.position ?? null
}

/** Consecutive events and the range of the whole log, from one snapshot. */
export interface LogSlice extends LogRange {
  /** In order, without gaps. */
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
          .select(['post_id', referrersOfEvent.as('referrers')])
          .where('position', '>', position)
          .orderBy('position')
          .limit(limit)
          .as('event'),
      (join) => join.onTrue(),
    )
    .select(['event_head.epoch', 'event_head.position as head', 'event_head.pruned_to'])
    .select(['event.position', 'event.at', 'event.kind', 'event.subject_id', 'event.uri', 'event.version'])
    .select(['event.note', 'event.before', 'event.after', 'event.past', 'event.post_id', 'event.referrers'])
    .orderBy('event.position')
    .execute()
  const [first] = rows
  if (!first) throw new Error('the log has no head')
  const events = rows.flatMap(
    ({ position, at, kind, subject_id, post_id, epoch: _epoch, head: _head, pruned_to: _prunedTo, ...event }) =>
      position === null || at === null || kind === null || subject_id === null
        ? []
        : [{ position, at, kind, subjectId: subject_id, postId: post_id, ...event }],
  )
  return { epoch: first.epoch, head: first.head, oldest: first.pruned_to + 1, events }
}

/** At most `limit` events after `position`, in order, without gaps. */
export async function readAfter(query: Query, position: number, limit: number): Promise<readonly LoggedEvent[]> {
  return (await readLog(query, position, limit)).events
}

export async function logRange(query: Query): Promise<LogRange> {
  const { epoch, head, pruned_to } = await query
    .selectFrom('event_head')
    .select(['epoch', 'position as head', 'pruned_to'])
    .executeTakeFirstOrThrow()
  return { epoch, head, oldest: pruned_to + 1 }
}
