import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { LoggedEvent, LogRange } from './event-log.ts'

/** The last event about an article, and the number of earlier ones in the range. */
export interface LastChange {
  readonly event: LoggedEvent
  readonly earlier: number
}

export interface ChangesSince extends LogRange {
  /** In the order of the log. */
  readonly changes: readonly LastChange[]
}

/** At most `limit` articles with events after `position`, each with its last event, and the range of the log, from one snapshot. */
export async function changedSince(query: Query, position: number, limit: number): Promise<ChangesSince> {
  const { rows } = await sql<{ epoch: string; head: number; pruned: number; change: StoredChange | null }>`
    select h.epoch, h.position as head, h.pruned_to as pruned, row_to_json(change) as change
    from event_head h left join lateral (
      select e.position, e.at, e.kind, e.subject_id, e.uri, e.version, e.note, (
        select count(*) from event before
        where before.subject_id = e.subject_id and before.position > ${position} and before.position < e.position
          and ${isNews('before')}
      ) as earlier
      from event e where e.position > ${position} and ${isNews('e')} and not exists (
        select from event later where later.subject_id = e.subject_id and later.position > e.position and ${isNews('later')}
      )
      order by e.position limit ${limit}
    ) change on true
    order by change.position`.execute(query)
  const [first] = rows
  if (!first) throw new Error('the log has no head')
  const changes = rows.flatMap(({ change }) => {
    if (!change) return []
    const { earlier, subject_id: subjectId, at, ...event } = change
    return {
      earlier,
      event: { ...event, ...UNKNOWN, subjectId, at: new Date(at) },
    }
  })
  return { epoch: first.epoch, head: first.head, oldest: first.pruned + 1, changes }
}

/** What is not read, because several changes of an article are one. */
const UNKNOWN = { before: null, after: null, past: null, postId: null, referrers: null } as const

/** Not of a post of a live blog, nor of a picture that the article shows. */
function isNews(alias: string) {
  return sql`${sql.ref(`${alias}.kind`)} in ('PUBLISHED', 'UPDATED', 'CORRECTED', 'WITHHELD', 'CANCELED', 'EXPIRED')`
}

type StoredChange = Pick<LoggedEvent, 'position' | 'kind' | 'uri' | 'version' | 'note'> & {
  readonly at: string
  readonly subject_id: string
  readonly earlier: number
}
