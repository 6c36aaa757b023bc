import type { Transaction } from '../../db/connection/database.ts'
import { articlesOfNames } from '../../db/content/articles-of-names.ts'
import { lockArticle, type StoredArticle } from '../../db/content/lock-articles.ts'
import type { ArticleName } from '../../schema/article/article-name.ts'
import { notFound } from '../../schema/errors.ts'

/** An article that no other transaction writes until this one ends. `now` is the transaction's time. */
export interface LockedArticle {
  readonly article: StoredArticle
  readonly now: Date
}

/** @throws NOT_FOUND if there is no article of this name. */
export async function lockNamed(tx: Transaction, name: ArticleName): Promise<LockedArticle> {
  const uri = name.by === 'uri' ? name.value : (await articlesOfNames(tx, [name]))[0]?.uri
  const { stored, now } = uri === undefined ? { stored: null, now: new Date() } : await lockArticle(tx, uri)
  if (!stored) throw notFound(`article of this ${name.by}`)
  return { article: stored, now }
}
