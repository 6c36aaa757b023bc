import type { Transaction } from '../../db/connection/database.ts'
import { articlesOfIds } from '../../db/content/article.ts'
import { lockArticle, type StoredArticle } from '../../db/content/lock-articles.ts'
import { conflict, notFound } from '../../schema/errors.ts'

/** An article that no other transaction writes until this one ends. `now` is the transaction's time. */
export interface LockedArticle {
  readonly article: StoredArticle
  readonly now: Date
}

/** @throws NOT_FOUND if there is no article of this id. */
export async function lockById(tx: Transaction, articleId: string): Promise<LockedArticle> {
  const [found] = await articlesOfIds(tx, [articleId])
  const { stored, now } = found ? await lockArticle(tx, found.uri) : { stored: null, now: new Date() }
  if (!stored) throw notFound('article of this id')
  return { article: stored, now }
}

/** @throws NOT_FOUND; CONFLICT if the article is killed or not public. */
export async function lockPublic(tx: Transaction, articleId: string): Promise<LockedArticle> {
  const locked = await lockById(tx, articleId)
  const { state, latestVersion } = locked.article
  if (state === 'CANCELED') throw conflict('This article was killed, for good.', latestVersion)
  if (state !== 'USABLE') throw conflict('This article is not public. Publish it, then ask again.', latestVersion)
  return locked
}
