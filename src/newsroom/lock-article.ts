import type { Transaction } from '../../db/connection/database.ts'
import { articlesOfIds } from '../../db/content/article.ts'
import { lockArticle, type StoredArticle } from '../../db/content/lock-articles.ts'
import { notFound } from '../../schema/errors.ts'

/** An article that no other transaction writes until this one ends. `now` is the transaction's time. */
export interface LockedArticle {
  readonly article: StoredArticle
  readonly now: Date
}

/** @throws NOT_FOUND if there is no article with this id. */
export async function lockById(tx: Transaction, articleId: string): Promise<LockedArticle> {
  const [found] = await articlesOfIds(tx, [articleId])
  const { stored, now } = found ? await lockArticle(tx, found.uri) : { stored: null, now: new Date() }
  if (!stored) throw notFound('article with this id')
  return { article: stored, now }
}
