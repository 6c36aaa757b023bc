import { sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'

export interface DueChange {
  readonly articleId: string
  readonly uri: string
  readonly change: 'PUBLISH' | 'EXPIRE'
  readonly version: number
  readonly dueAt: Date
}

/** Schedules a change of the article. It replaces a scheduled change of the same kind. */
export async function setDueChange(
  tx: Transaction,
  articleId: string,
  change: DueChange['change'],
  version: number,
  dueAt: Date,
): Promise<void> {
  await tx
    .insertInto('due_change')
    .values({ article_id: articleId, change, version, due_at: dueAt })
    .onConflict((conflict) => conflict.columns(['article_id', 'change']).doUpdateSet({ version, due_at: dueAt }))
    .execute()
}

/** False if no change of this kind was scheduled. */
export async function dropDueChange(tx: Transaction, articleId: string, change: DueChange['change']): Promise<boolean> {
  const dropped = await tx
    .deleteFrom('due_change')
    .where('article_id', '=', articleId)
    .where('change', '=', change)
    .returning('article_id')
    .executeTakeFirst()
  return dropped !== undefined
}

/** Deletes and returns a change that is due by the database's clock, so that no other gateway takes it. */
export async function takeDueChange(tx: Transaction): Promise<DueChange | null> {
  const { rows } = await sql<DueChange>`
    delete from due_change d using article a
    where a.id = d.article_id and (d.article_id, d.change) = (
      select article_id, change from due_change where due_at <= now()
      order by due_at limit 1 for update skip locked
    )
    returning d.article_id as "articleId", a.uri, d.change, d.version, d.due_at as "dueAt"`.execute(tx)
  return rows[0] ?? null
}

/** Milliseconds until the next change is due, by the database's clock. Null if none is scheduled. */
export async function nextDueMs(query: Query): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from min(due_at) - clock_timestamp()) * 1000)::float8 as ms from due_change`.execute(query)
  return rows[0]?.ms ?? null
}
