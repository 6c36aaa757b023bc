import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

export interface RecentWithdrawal {
  readonly uri: string
  /** Of the version that was public. */
  readonly version: number
  readonly at: Date
  /** Whether it may return. */
  readonly isKilled: boolean
}

/** Which articles: those that ever were public with this facet, and in this language range. */
export interface WithdrawnFrom {
  readonly facet: { readonly list: 'sections' | 'tags' | 'authors'; readonly slug: string } | null
  readonly language: string | null
}

/** Looks no further back in the log, however few there are. */
const MAX_EVENTS = 10_000

/** Articles that were public and are not any more, the last to be withdrawn first. */
export async function recentWithdrawals(
  query: Query,
  { facet, language }: WithdrawnFrom,
  limit: number,
): Promise<readonly RecentWithdrawal[]> {
  const { rows } = await sql<RecentWithdrawal>`
    with withdrawn as (
      select distinct on (subject_id) subject_id, position, uri, at,
        coalesce(past, '[]'::jsonb) || case when before is null then '[]'::jsonb else jsonb_build_array(before) end as were
      from event
      where position > (select position - ${MAX_EVENTS}::bigint from event_head)
        and kind in ('WITHHELD', 'EXPIRED', 'CANCELED')
      order by subject_id, position desc
    )
    select withdrawn.uri, article.version, withdrawn.at, article.state = 'CANCELED' as "isKilled"
    from withdrawn join article on article.id = withdrawn.subject_id
    where article.state in ('WITHHELD', 'EXPIRED', 'CANCELED') and exists (
      -- Null stands for versions of which the facets are not kept.
      select from jsonb_array_elements(withdrawn.were) as were (facets) where were.facets = 'null'::jsonb or (
        ${facet ? sql`were.facets -> ${facet.list}::text @> to_jsonb(${facet.slug}::text)` : sql`true`} and
        ${language === null ? sql`true` : sql`(were.facets ->> 'language' = ${language} or starts_with(were.facets ->> 'language', ${`${language}-`}))`}
      )
    )
    order by withdrawn.position desc limit ${limit}`.execute(query)
  return rows
}
