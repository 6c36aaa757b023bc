import type { Transaction } from '../../../db/connection/database.ts'
import type { ArticleVersion } from '../../../db/content/versions/article-versions.ts'
import { held } from '../../../db/content/versions/transitions.ts'
import { holdVersion } from '../../../db/news/due-changes.ts'
import { makeAllPublic, type Publication } from '../../../db/news/publication.ts'
import type { ArticleState } from '../../../db/tables/article.ts'

/** A stored version that is to be published. */
export interface Release {
  readonly version: Pick<ArticleVersion, 'article' | 'version' | 'content'>
  /** The article before; null if it is new. */
  readonly before: { readonly state: ArticleState; readonly publishedAt: Date | null } | null
  /** When it is to be public, or was first published elsewhere; null for now. */
  readonly dueAt: Date | null
  /** UPDATED or PUBLISHED by default. */
  readonly kind?: Publication['kind']
  readonly note?: string | null
}

/** Publishes the versions, or holds those that are due later. Returns the ids of the events, by article. */
export async function release(
  tx: Transaction,
  releases: readonly Release[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const publications: Publication[] = []
  for (const { version: stored, before, dueAt, kind, note = null } of releases) {
    const { article, version, content } = stored
    if (dueAt && dueAt > now) {
      const isEmbargoed = content.embargoedUntil !== null && content.embargoedUntil >= dueAt
      const state = held(before?.state ?? null, isEmbargoed ? 'EMBARGOED' : 'SCHEDULED')
      await holdVersion(tx, { articleId: article.id, version, dueAt, state })
    } else {
      publications.push({
        articleId: article.id,
        version,
        kind: kind ?? (before?.state === 'PUBLISHED' ? 'UPDATED' : 'PUBLISHED'),
        publishedAt: before?.publishedAt ?? dueAt ?? now,
        note,
      })
    }
  }
  return makeAllPublic(tx, publications)
}
