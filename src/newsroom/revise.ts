import { bodyText, wordCount } from '../../db/block.ts'
import type { Transaction } from '../../db/connection/database.ts'
import { publicContent, storeVersions } from '../../db/content/article-versions.ts'
import { makePublic, type Publication } from '../../db/news/publication.ts'
import type { ArticleContent } from '../../db/tables/article-content.ts'
import type { HeldArticle } from './held-article.ts'
import type { Outcome } from './once.ts'

/** What a revision may change; what it leaves out stays. */
type Change = Partial<Pick<ArticleContent, 'headline' | 'standfirst' | 'body'>>

/** What readers see of an article, changed a little: the next version, public at once. The article is held by `holdPublic`. */
export async function revise(
  tx: Transaction,
  { stored, now }: HeldArticle,
  { kind, note, by }: Pick<Publication, 'kind' | 'note'> & { readonly by: string | null },
  change: (content: ArticleContent) => Change,
): Promise<Outcome> {
  const before = await publicContent(tx, stored.id)
  const content = { ...before, ...change(before) }
  const text = bodyText(content.body)
  const version = stored.latestVersion + 1
  await storeVersions(tx, [
    {
      article: stored,
      version,
      content: { ...content, bodyText: text, wordCount: wordCount(text) },
      at: now,
      by,
      note,
    },
  ])
  const publishedAt = stored.publishedAt ?? now
  const eventId = await makePublic(tx, { articleId: stored.id, version, kind, publishedAt, note })
  return { articleId: stored.id, version, eventId, changed: true }
}
