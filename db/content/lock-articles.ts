import { sql } from 'kysely'
import type { Transaction } from '../connection/database.ts'
import type { ArticleState } from '../tables/article.ts'
import type { Facets } from '../tables/facets.ts'

/** The stored state of an article that writers need. */
export interface StoredArticle {
  readonly id: string
  readonly uri: string
  readonly slug: string
  readonly state: ArticleState
  /** The version that readers see or saw last; of an article that was never public the scheduled one, else its draft. */
  readonly version: number
  readonly latestVersion: number
  /** The working draft, and the version that is scheduled or under embargo. */
  readonly draftVersion: number | null
  readonly scheduledVersion: number | null
  readonly scheduledAt: Date | null
  readonly publishedAt: Date | null
  readonly translationGroup: string
  readonly sourceDigest: string | null
  readonly facets: Facets | null
  /** Of what `version` says; null if that was erased, or stored by an earlier release. */
  readonly digest: string | null
  /** The fields of `version` that are the desk's; null if no feed has brought the article. */
  readonly deskFields: readonly string[] | null
}

/**
 * Locks the uri until the transaction ends, whether or not an article has it: one writer at a time. `now` is the transaction's time
 * by the database's clock.
 */
export async function lockArticle(tx: Transaction, uri: string): Promise<{ stored: StoredArticle | null; now: Date }> {
  const { stored, now } = await lockArticles(tx, [uri])
  return { stored: stored.get(uri) ?? null, now }
}

/** `lockArticle` for several uris in one statement. `stored` has the articles that exist, by uri. */
export async function lockArticles(
  tx: Transaction,
  uris: readonly string[],
): Promise<{ stored: ReadonlyMap<string, StoredArticle>; now: Date }> {
  const { rows } = await sql<StoredArticle & { now: Date }>`
    /* lock-articles */ select a.id, a.uri, a.slug, a.state, a.version, a.facets, a.latest_version as "latestVersion",
      a.draft_version as "draftVersion", a.scheduled_version as "scheduledVersion", a.scheduled_at as "scheduledAt",
      a.published_at as "publishedAt", a.translation_group as "translationGroup", a.source_digest as "sourceDigest",
      shown.digest, shown.desk_fields as "deskFields", clock.now
    from (select date_trunc('milliseconds', now()) as now) as clock
      left join hold_articles(${[...uris]}::text[]) as a on true
      left join lateral shown_version(a.id, a.version) as shown on true`.execute(tx)
  // If no article is stored, the only row has the time and no uri.
  return { stored: new Map(rows.map((row) => [row.uri, row])), now: rows[0]?.now ?? new Date() }
}
