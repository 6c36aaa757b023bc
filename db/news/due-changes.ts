import { sql } from 'kysely'
import type { Query, Transaction } from '../connection/database.ts'
import { NEXT_DUE_MS } from '../connection/snapshot.ts'
import type { ArticleState } from '../tables/article.ts'

export interface DueChange {
  readonly articleId: string
  readonly uri: string
  readonly change: 'PUBLISH' | 'EXPIRE'
  readonly version: number
  readonly dueAt: Date
}

/**
 * Schedules the publication of a stored version. It replaces one that was scheduled before. Of an article that was never
 * public, editors see this version from now on.
 */
export async function holdVersion(
  tx: Transaction,
  { articleId, version, dueAt, state }: { articleId: string; version: number; dueAt: Date; state: ArticleState },
): Promise<void> {
  await sql`
    /* hold-version */ with due as (
      insert into due_change (article_id, change, version, due_at) values (${articleId}, 'PUBLISH', ${version}, ${dueAt})
      on conflict (article_id, change) do update set version = excluded.version, due_at = excluded.due_at
    )
    update article set state = ${state}, version = case when published_at is null then ${version} else version end
    where id = ${articleId}`.execute(tx)
}

/**
 * Cancels the scheduled publication. Its version becomes the working draft, unless there is one already. False if nothing was
 * scheduled.
 */
export async function releaseHold(tx: Transaction, articleId: string, state: ArticleState): Promise<boolean> {
  const { rows } = await sql`
    with due as (
      delete from due_change where article_id = ${articleId} and change = 'PUBLISH' returning article_id, version
    )
    update article a set state = ${state}, draft_version = coalesce(a.draft_version, due.version),
      version = case when a.published_at is null then coalesce(a.draft_version, due.version) else a.version end
    from due where a.id = due.article_id returning a.id`.execute(tx)
  return rows.length > 0
}

/** An article that is not public cannot expire. */
export async function dropExpiry(tx: Transaction, articleId: string): Promise<void> {
  await tx.deleteFrom('due_change').where('article_id', '=', articleId).where('change', '=', 'EXPIRE').execute()
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
  const { rows } = await sql<{ ms: number | null }>`select ${NEXT_DUE_MS} as ms`.execute(query)
  return rows[0]?.ms ?? null
}
