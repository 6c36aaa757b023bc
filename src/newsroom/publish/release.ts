import type { Transaction } from '../../../db/connection/database.ts'
import type { ArticleVersion } from '../../../db/content/article-versions.ts'
import { setDueChange } from '../../../db/news/due-changes.ts'
import { makeAllPublic, type Publication } from '../../../db/news/publication.ts'
import type { LockedSubmission } from './locked-submission.ts'

/** Makes the versions public, or schedules them for when they will be. Returns the ids of the events, by article. */
export async function release(
  tx: Transaction,
  versions: ReadonlyMap<LockedSubmission, ArticleVersion>,
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const publications: Publication[] = []
  for (const [{ articleId, article, dueAt }, { version }] of versions) {
    if (dueAt && dueAt > now) {
      await setDueChange(tx, articleId, 'PUBLISH', version, dueAt)
    } else {
      const kind = article?.state === 'USABLE' ? 'UPDATED' : 'PUBLISHED'
      publications.push({ articleId, version, kind, publishedAt: article?.publishedAt ?? dueAt ?? now, note: null })
    }
  }
  return makeAllPublic(tx, publications)
}
