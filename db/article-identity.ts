import { sql } from 'kysely'
import type { Transaction } from './database.ts'
import type { ArticleState, Facets } from './tables.ts'

/** What a writer must know of an article before it writes. */
export interface StoredArticle {
  readonly id: string
  readonly uri: string
  readonly slug: string
  readonly state: ArticleState
  readonly latestVersion: number
  readonly publishedAt: Date | null
  readonly translationGroup: string
  readonly sourceDigest: string | null
  readonly facets: Facets | null
}

/**
 * Holds the uri until the transaction ends: one writer at a time, also for an article that does not exist yet.
 * `now` is the transaction's time by the database's clock.
 */
export async function lockArticle(tx: Transaction, uri: string): Promise<{ stored: StoredArticle | null; now: Date }> {
  // A statement of its own: the next one sees what the former holder committed.
  const { rows } = await sql<{ now: Date }>`
    select pg_advisory_xact_lock(hashtextextended(${`article:${uri}`}, 0)), date_trunc('milliseconds', now()) as now
    `.execute(tx)
  const stored = await tx
    .selectFrom('article')
    .select(['id', 'uri', 'slug', 'state', 'facets'])
    .select(['latest_version as latestVersion', 'published_at as publishedAt'])
    .select(['translation_group as translationGroup', 'source_digest as sourceDigest'])
    .where('uri', '=', uri)
    .executeTakeFirst()
  return { stored: stored ?? null, now: rows[0]?.now ?? new Date() }
}

/** The group of translations that the article of this uri belongs to. */
export async function translationGroupOf(tx: Transaction, uri: string): Promise<string | null> {
  const row = await tx
    .selectFrom('article')
    .select('translation_group as group')
    .where('uri', '=', uri)
    .executeTakeFirst()
  return row?.group ?? null
}
