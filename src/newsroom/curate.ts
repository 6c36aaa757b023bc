import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { articlesOfIds } from '../../db/content/article.ts'
import { type CurationChange, lockCuration, saveCuration } from '../../db/content/curation/save-curation.ts'
import { append } from '../../db/log/event-log.ts'
import type { CurationSubmission } from '../../schema/context.ts'
import { badInput, type Issue } from '../../schema/errors.ts'
import { outdated } from './expected-version.ts'
import { checkSlug, checkText, localizedOf } from './validation/names.ts'

export const MAX_ARTICLES_PER_CURATION = 100

/** Replaces a whole list, in one transaction with its event. Returns the id of the curation. */
export async function setCuration(query: Query, change: CurationSubmission): Promise<string> {
  const { slug, title, titles, articleIds, expectedVersion } = change
  checkSlug(slug, ['input', 'slug'])
  if (typeof title === 'string') checkText(title, ['input', 'title'])
  if (new Set(articleIds).size !== articleIds.length || articleIds.length > MAX_ARTICLES_PER_CURATION) {
    throw badInput([{ path: ['input', 'articles'], message: `at most ${MAX_ARTICLES_PER_CURATION}, each once` }])
  }
  return transact(query, async (tx) => {
    const version = (await lockCuration(tx, slug))?.version ?? 0
    if (typeof expectedVersion === 'number' && expectedVersion !== version) throw outdated(version, expectedVersion)
    await refuseUnlistable(tx, articleIds, (at) => ['input', 'articles', at])
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

/** @throws BAD_USER_INPUT for articles that no list may have: unknown and killed ones. */
export async function refuseUnlistable(
  tx: Transaction,
  articleIds: readonly string[],
  pathOf: (at: number) => Issue['path'],
): Promise<void> {
  const found = await articlesOfIds(tx, articleIds)
  const known = new Set(found.filter(({ state }) => state !== 'CANCELED').map(({ id }) => id))
  const issues: Issue[] = articleIds.flatMap((id, at) =>
    known.has(id) ? [] : [{ path: pathOf(at), message: 'there is no article with this id, or it was killed' }],
  )
  if (issues.length > 0) throw badInput(issues)
}
