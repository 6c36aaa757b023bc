import type { GraphQLError } from 'graphql'
import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { articlesOfNames } from '../../db/content/articles-of-names.ts'
import { type CurationChange, lockCuration, saveCuration } from '../../db/content/curation/save-curation.ts'
import { append } from '../../db/log/event-log.ts'
import type { ArticleName } from '../../schema/article/article-name.ts'
import type { CurationSubmission } from '../../schema/context.ts'
import { badInput, type Issue } from '../../schema/errors.ts'
import { outdated } from './expected-version.ts'
import { checkSlug, checkText, localizedOf } from './validation/names.ts'

export const MAX_ARTICLES_PER_CURATION = 100

/** Replaces a whole list, in one transaction with its event. Returns the id of the curation. */
export async function setCuration(query: Query, change: CurationSubmission): Promise<string> {
  const { slug, title, titles, articles, expectedVersion } = change
  checkSlug(slug, ['input', 'slug'])
  if (typeof title === 'string') checkText(title, ['input', 'title'])
  if (articles.length > MAX_ARTICLES_PER_CURATION) throw tooMany()
  return transact(query, async (tx) => {
    const version = (await lockCuration(tx, slug))?.version ?? 0
    if (typeof expectedVersion === 'number' && expectedVersion !== version) throw outdated(version, expectedVersion)
    const articleIds = await listableIds(tx, articles, (at) => ['input', 'articles', at])
    if (new Set(articleIds).size !== articleIds.length) throw tooMany()
    return storeList(tx, version, {
      slug,
      articleIds,
      ...(typeof title === 'string' && { title: title.trim() }),
      ...(titles && { titles: localizedOf(titles) }),
    })
  })
}

/** Stores the list with the event of its change. Returns the id of the curation. */
export async function storeList(tx: Transaction, version: number, change: CurationChange): Promise<string> {
  const id = await saveCuration(tx, change)
  await append(tx, { kind: 'CURATION_CHANGED', subjectId: id, version: version + 1 })
  return id
}

/** The ids of the articles. @throws BAD_USER_INPUT for those that no list may have: unknown and killed ones */
export async function listableIds(
  tx: Transaction,
  names: readonly ArticleName[],
  pathOf: (at: number) => Issue['path'],
): Promise<readonly string[]> {
  const found = await articlesOfNames(tx, names)
  const issues: Issue[] = names.flatMap(({ by }, at) => {
    const article = found[at]
    if (article && article.state !== 'CANCELED') return []
    return [{ path: pathOf(at), message: `there is no article of this ${by}, or it was killed` }]
  })
  if (issues.length > 0) throw badInput(issues)
  return found.flatMap((article) => article?.id ?? [])
}

function tooMany(): GraphQLError {
  return badInput([{ path: ['input', 'articles'], message: `at most ${MAX_ARTICLES_PER_CURATION}, each once` }])
}
