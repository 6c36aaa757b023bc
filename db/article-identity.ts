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

/** Holds the uri until the transaction ends: one writer at a time, also for an article that does not exist yet. */
export async function lockArticle(tx: Transaction, uri: string): Promise<StoredArticle | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`article:${uri}`}, 0))`.execute(tx)
  const article = await tx
    .selectFrom('article')
    .select(['id', 'uri', 'slug', 'state', 'facets'])
    .select(['latest_version as latestVersion', 'published_at as publishedAt'])
    .select(['translation_group as translationGroup', 'source_digest as sourceDigest'])
    .where('uri', '=', uri)
    .executeTakeFirst()
  return article ?? null
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
