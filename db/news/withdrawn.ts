import { sql } from 'kysely'
import type { NameKind } from '../content/article.ts'
import type { Entity } from '../relation/entity.ts'
import type { Relation } from '../relation/relation.ts'
import type { EventKind } from '../tables/event.ts'

/** An article that was public and no longer is. */
export type Withdrawn = {
  readonly id: string
  readonly uri: string
  readonly version: number
  readonly kind: Extract<EventKind, 'WITHHELD' | 'CANCELED' | 'EXPIRED'>
  /** Null if the log no longer has the event. */
  readonly at: string | null
  readonly reason: string | null
}

const WITHDRAWN: Entity<Withdrawn> = {
  columns: { id: 'a.id', uri: 'a.uri', version: 'a.version', kind: 'w.kind', at: 'w.at', reason: 'w.reason' },
  key: { id: 'uuid' },
  tables: ({ table, at, depth }) => sql`${table('article', 'a')} cross join lateral (
    select coalesce(e.kind, ${at('a.state')}) as kind, e.at,
      -- A kill stores its reason as the note of the version that was public last; other notes are for editors only.
      coalesce(e.note, case when ${at('a.state')} = 'CANCELED' then v.note end) as reason
    from article_version v left join lateral (
      select kind, at, note from event where subject_id = ${at('a.id')} order by position desc limit 1
    ) e on e.kind in ('WITHHELD', 'CANCELED', 'EXPIRED')
    where v.article_id = ${at('a.id')} and v.version = ${at('a.version')}
  ) as ${sql.id(`w${depth}`)}`,
}

/** By the id, the uri, or any slug that the article had when it was public, also before it was killed. */
export const withdrawalByName: Relation<{ readonly name: string }, Withdrawn, { readonly by: NameKind }> = {
  name: 'withdrawalByName',
  parent: { columns: { name: 'k.name' }, key: { name: 'text' } },
  row: WITHDRAWN,
  cardinality: 'one',
  rows(key, { tables, at }, { by }) {
    const ended = sql`${at('a.state')} in ('WITHHELD', 'EXPIRED', 'CANCELED') and ${at('a.published_at')} is not null`
    if (by === 'id') return sql`from ${tables} where ${at('a.id')} = ${key('name')}::uuid and ${ended}`
    if (by === 'uri') return sql`from ${tables} where ${at('a.uri')} = ${key('name')} and ${ended}`
    return sql`from slug named join (${tables}) on ${at('a.id')} = named.article_id
      where named.slug in (${key('name')}, killed_slug(${key('name')})) and named.is_public and ${ended} limit 1`
  },
}
