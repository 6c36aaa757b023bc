import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { lockCuration } from '../../db/content/curation/save-curation.ts'
import type { CurationEntry } from '../../schema/context.ts'
import { badInput, notFound } from '../../schema/errors.ts'
import { MAX_ARTICLES_PER_CURATION, refuseUnlistable, storeList } from './curate.ts'
import { outdated } from './expected-version.ts'

/** Puts an article on the list, at the top by default. One that is on it stays where it is. Returns the id of the curation. */
export function addToCuration(query: Query, entry: CurationEntry): Promise<string> {
  return edit(query, entry, async (tx, list) => {
    if (list.includes(entry.articleId)) return list
    if (list.length >= MAX_ARTICLES_PER_CURATION) {
      const message = `the curation has ${MAX_ARTICLES_PER_CURATION} articles: remove one first`
      throw badInput([{ path: ['input', 'article'], message }])
    }
    await refuseUnlistable(tx, [entry.articleId], () => ['input', 'article'])
    return list.toSpliced(placeOf(entry), 0, entry.articleId)
  })
}

/** Takes an article off the list, if it is on it. Returns the id of the curation. */
export function removeFromCuration(query: Query, entry: CurationEntry): Promise<string> {
  return edit(query, entry, async (_tx, list) => list.filter((id) => id !== entry.articleId))
}

/** Moves an article of the list. Returns the id of the curation. @throws NOT_FOUND if it is not on it */
export function moveInCuration(query: Query, entry: CurationEntry): Promise<string> {
  return edit(query, entry, async (_tx, list) => {
    if (!list.includes(entry.articleId)) throw notFound(`article with this id in the curation "${entry.slug}"`)
    return list.filter((id) => id !== entry.articleId).toSpliced(placeOf(entry), 0, entry.articleId)
  })
}

function placeOf({ position }: CurationEntry): number {
  if (typeof position === 'number' && position < 0) {
    throw badInput([{ path: ['input', 'position'], message: 'must be 0, which is the top, or more' }])
  }
  return position ?? 0
}

/** Changes the list in one transaction with its event. If the list stays the same, nothing is written and there is no event. */
function edit(
  query: Query,
  { slug, expectedVersion }: CurationEntry,
  change: (tx: Transaction, list: readonly string[]) => Promise<readonly string[]>,
): Promise<string> {
  return transact(query, async (tx) => {
    const stored = await lockCuration(tx, slug)
    if (!stored) throw notFound(`curation "${slug}"`)
    if (typeof expectedVersion === 'number' && expectedVersion !== stored.version) {
      throw outdated(stored.version, expectedVersion)
    }
    const articleIds = await change(tx, stored.articleIds)
    if (articleIds.join() === stored.articleIds.join()) return stored.id
    return storeList(tx, stored.version, { slug, articleIds })
  })
}
