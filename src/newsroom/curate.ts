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
import type { Outcome } from './idempotency.ts'
import { checkSlug, localizedOf, nameOf } from './validation/names.ts'

export const MAX_ARTICLES_PER_CURATION = 100

/** Replaces a whole list, in one transaction with its event. Returns the id of the curation. */
export async function setCuration(query: Query, change: CurationSubmission): Promise<string> {
  checkCuration(change, ['input'])
  return (await transact(query, (tx) => replaceCuration(tx, change, ['input']))).articleId
}

/** @throws BAD_USER_INPUT for what no database has to be asked about; `at` is the path of the input */
export function checkCuration({ slug, title, articles }: CurationSubmission, at: Issue['path']): void {
  checkSlug(slug, [...at, 'slug'])
  if (typeof title === 'string') nameOf(title, [...at, 'title'])
  if (articles.length > MAX_ARTICLES_PER_CURATION) throw tooMany(at)
}

/** Replaces a checked list in the caller's transaction. The id of the outcome is that of the curation. */
export async function replaceCuration(
  tx: Transaction,
  { slug, title, titles, articles, expectedVersion }: CurationSubmission,
  at: Issue['path'],
): Promise<Outcome> {
  const version = (await lockCuration(tx, slug))?.version ?? 0
  if (typeof expectedVersion === 'number' && expectedVersion !== version) throw outdated(version, expectedVersion)
  const articleIds = await listableIds(tx, articles, (index) => [...at, 'articles', index])
  if (new Set(articleIds).size !== articleIds.length) throw tooMany(at)
  return storeList(tx, version, {
    slug,
    articleIds,
    ...(typeof title === 'string' && { title: nameOf(title, [...at, 'title']) }),
    ...(titles && { titles: localizedOf(titles, [...at, 'titles']) }),
  })
}

/** Stores the list with the event of its change. `version` is the one before. */
export async function storeList(tx: Transaction, version: number, change: CurationChange): Promise<Outcome> {
  const id = await saveCuration(tx, change)
  const eventId = await append(tx, { kind: 'CURATION_CHANGED', subjectId: id, version: version + 1 })
  return { articleId: id, version: version + 1, eventId, changed: true }
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

function tooMany(at: Issue['path']): GraphQLError {
  return badInput([{ path: [...at, 'articles'], message: `at most ${MAX_ARTICLES_PER_CURATION}, each once` }])
}
