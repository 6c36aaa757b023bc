import type { Transaction } from '../../db/connection/database.ts'
import { publicContent, storeVersions } from '../../db/content/article-versions.ts'
import { bodyText, wordCount } from '../../db/content/body-text.ts'
import { makePublic, type Publication } from '../../db/news/publication.ts'
import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { Outcome } from './idempotency.ts'
import type { LockedArticle } from './lock-article.ts'

/** What a revision changes; the rest of the public content stays. */
type Change = Partial<Pick<ArticleContent, 'headline' | 'standfirst' | 'body'>>

/** Stores the public content with a change as the next version and publishes it. The article is locked by `lockPublic`. */
export async function revise(
  tx: Transaction,
  { article, now }: LockedArticle,
  { kind, note, by }: Pick<Publication, 'kind' | 'note'> & { readonly by: string | null },
  change: (content: ArticleContent) => Change,
): Promise<Outcome> {
  const before = await publicContent(tx, article.id)
  const changed = { ...before, ...change(before) }
  const text = bodyText(changed.body)
  const content = { ...changed, bodyText: text, wordCount: wordCount(text) }
  const version = article.latestVersion + 1
  await storeVersions(tx, [{ article, version, content, at: now, by, note }])
  const publishedAt = article.publishedAt ?? now
  const eventId = await makePublic(tx, { articleId: article.id, version, kind, publishedAt, note })
  return { articleId: article.id, version, eventId, changed: true }
}
