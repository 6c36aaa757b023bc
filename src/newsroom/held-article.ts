import { articlesByIds } from '../../db/articles.ts'
import type { Transaction } from '../../db/connection/database.ts'
import { lockArticle, type StoredArticle } from '../../db/content/article-identity.ts'
import { conflict, notFound } from '../../schema/problem.ts'

/** An article that no one else writes until the transaction ends. `now` is its time, by the database's clock. */
export interface HeldArticle {
  readonly stored: StoredArticle
  readonly now: Date
}

/** @throws NOT_FOUND for an id that no article has. */
export async function holdArticle(tx: Transaction, articleId: string): Promise<HeldArticle> {
  const [article] = await articlesByIds(tx, [articleId])
  const { stored, now } = article ? await lockArticle(tx, article.uri) : { stored: null, now: new Date() }
  if (!stored) throw notFound('article of this id')
  return { stored, now }
}

/** @throws CONFLICT when the article was killed or readers do not see it, and as `holdArticle` does. */
export async function holdPublic(tx: Transaction, articleId: string): Promise<HeldArticle> {
  const held = await holdArticle(tx, articleId)
  const { state, latestVersion } = held.stored
  if (state === 'CANCELED') throw conflict('This article was killed, for good.', latestVersion)
  if (state !== 'USABLE') throw conflict('This article is not public. Publish it, then ask again.', latestVersion)
  return held
}
