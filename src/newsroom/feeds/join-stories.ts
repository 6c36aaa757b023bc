import type { Query, Transaction } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { articlesOfNames } from '../../../db/content/articles-of-names.ts'
import { joinArticles, separateArticles } from '../../../db/content/story.ts'
import type { ArticleName } from '../../../schema/article/article-name.ts'
import { badInput, type Issue } from '../../../schema/errors.ts'

const MAX_ARTICLES = 20
const AT = ['input', 'articles']

/** Says that articles are about the same. Returns their ids. @throws BAD_USER_INPUT */
export function joinStories(query: Query, names: readonly ArticleName[]): Promise<readonly string[]> {
  return group(query, names, 2, joinArticles)
}

/** Takes articles out of the groups that they are in. Returns their ids. @throws BAD_USER_INPUT */
export function separateStories(query: Query, names: readonly ArticleName[]): Promise<readonly string[]> {
  return group(query, names, 1, separateArticles)
}

async function group(
  query: Query,
  names: readonly ArticleName[],
  least: number,
  work: (tx: Transaction, ids: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  if (names.length < least || names.length > MAX_ARTICLES) {
    throw badInput([{ path: AT, message: `from ${least} to ${MAX_ARTICLES}` }])
  }
  return transact(query, async (tx) => {
    const found = await articlesOfNames(tx, names)
    const issues: Issue[] = names.flatMap(({ by }, at) =>
      found[at] ? [] : [{ path: [...AT, at], message: `there is no article of this ${by}` }],
    )
    if (issues.length > 0) throw badInput(issues)
    const ids = found.flatMap((article) => article?.id ?? [])
    await work(tx, ids)
    return ids
  })
}
