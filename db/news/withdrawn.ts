import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'
import type { EventKind } from '../tables/event.ts'

/** What is known of an article that was public and is not any more. */
export interface Withdrawn {
  readonly askedSlug: string
  readonly id: string
  readonly uri: string
  readonly version: number
  readonly kind: Extract<EventKind, 'WITHHELD' | 'CANCELED' | 'EXPIRED'>
  /** Null where the log does not reach back so far. */
  readonly at: Date | null
  readonly reason: string | null
}

/** By any slug that they have or had, or had when they were killed. */
export async function withdrawnBySlugs(query: Query, slugs: readonly string[]): Promise<Withdrawn[]> {
  const { rows } = await sql<Withdrawn>`
    select asked as "askedSlug", a.id, a.uri, a.version, coalesce(e.kind, a.state) as kind, e.at,
      -- Of a kill the version that was shown last keeps the reason; any other note there is among editors.
      coalesce(e.note, case when a.state = 'CANCELED' then v.note end) as reason
    from unnest(${slugs}::text[]) as asked join slug s on s.slug in (asked, killed_slug(asked))
      join article a on a.id = s.article_id
      join article_version v on v.article_id = a.id and v.version = a.version
      left join lateral (
        select kind, at, note from event where subject_id = a.id order by position desc limit 1
      ) e on e.kind in ('WITHHELD', 'CANCELED', 'EXPIRED')
    where a.state in ('WITHHELD', 'CANCELED') and a.published_at is not null`.execute(query)
  return rows
}
