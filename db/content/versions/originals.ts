import { sql } from 'kysely'
import type { Query } from '../../connection/database.ts'

/** The articles whose current version has an original, by id, after `after`. */
export async function articlesWithOriginal(query: Query, after: string | null, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from article a join article_version v on v.article_id = a.id and v.version = a.version
    where v.original is not null ${after === null ? sql`` : sql`and a.id > ${after}`}
    order by a.id limit ${limit}`.execute(query)
  return rows.map(({ id }) => id)
}

export async function countWithOriginal(query: Query): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from article a
    join article_version v on v.article_id = a.id and v.version = a.version where v.original is not null`.execute(query)
  return rows[0]?.count ?? 0
}
