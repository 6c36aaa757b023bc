import { sql } from 'kysely'
import type { Query } from '../connection/database.ts'

/** A month of the archive in UTC, such as `2026-11`. */
export interface ArchiveMonth {
  readonly month: string
  readonly articles: number
}

/** The months in which something public was published, the newest first. */
export async function archiveMonths(query: Query): Promise<readonly ArchiveMonth[]> {
  const { rows } = await sql<ArchiveMonth>`
    select to_char(published_at at time zone 'UTC', 'YYYY-MM') as month, count(*)::integer as articles
    from article where state = 'PUBLISHED' group by month order by month desc`.execute(query)
  return rows
}

export interface ArchivedArticle {
  readonly slug: string
  readonly language: string
  readonly updatedAt: Date
}

/** The public articles of a month in the order of their publication, in pages of `limit`; `page` is counted from 0. */
export async function articlesOfMonth(
  query: Query,
  month: string,
  page: number,
  limit: number,
): Promise<readonly ArchivedArticle[]> {
  const from = sql`${`${month}-01`}::timestamp at time zone 'UTC'`
  const before = sql`(${`${month}-01`}::timestamp + interval '1 month') at time zone 'UTC'`
  const { rows } = await sql<ArchivedArticle>`
    select v.slug, v.language, v.created_at as "updatedAt"
    from article a join article_version v on v.article_id = a.id and v.version = a.version
    where a.state = 'PUBLISHED' and a.published_at >= ${from} and a.published_at < ${before}
    order by a.published_at, a.id limit ${limit} offset ${page * limit}`.execute(query)
  return rows
}
