import { sql } from 'kysely'
import type { Query } from './connection/database.ts'

export interface Revision {
  readonly articleId: string
  readonly version: number
  readonly at: Date
  readonly headline: string
  readonly note: string | null
  readonly by: string | null
}

/** For each article at most `limit` versions below `before`, newest first. */
export async function revisionsOf(
  query: Query,
  articleIds: readonly string[],
  before: number | null,
  limit: number,
): Promise<Revision[]> {
  const { rows } = await sql<Revision>`
    select id as "articleId", r.*
    from unnest(${articleIds}::uuid[]) as id cross join lateral (
      select v.version, v.created_at as at, v.headline, v.note, v.created_by as by
      from article_version v
      where v.article_id = id and (${before}::int is null or v.version < ${before}::int)
      order by v.version desc limit ${limit}
    ) r
    order by r.version desc`.execute(query)
  return rows
}
