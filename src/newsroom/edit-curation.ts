import type { Query, Transaction } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { articlesOfNames } from '../../db/content/articles-of-names.ts'
import { lockCuration } from '../../db/content/curation/save-curation.ts'
import type { CurationEntry } from '../../schema/context.ts'
import { badInput, notFound } from '../../schema/errors.ts'
import { listableIds, MAX_ARTICLES_PER_CURATION, storeList } from './curate.ts'
import { outdated } from './expected-version.ts'

/** Puts an article on the list, at the top by default. One that is on it stays where it is. Returns the id of the curation. */
export function addToCuration(query: Query, entry: CurationEntry): Promise<string> {
  return edit(query, entry, async (tx, list) => {
    const [id = ''] = await listableIds(tx, [entry.article], () => ['input', 'article'])
    if (list.includes(id)) return list
    if (list.length >= MAX_ARTICLES_PER_CURATION) {
      const message = `the curation has ${MAX_ARTICLES_PER_CURATION} articles: remove one first`
      throw badInput([{ path: ['input', 'article'], message }])
    }
    return list.toSpliced(placeOf(entry), 0, id)
  })
}

/** Takes an article off the list, if it is on it. Returns the id of the curation. @throws NOT_FOUND if there is no such article */
export function removeFromCuration(query: Query, entry: CurationEntry): Promise<string> {
  return edit(query, entry, async (tx, list) => {
    const article = await idOfEntry(tx, entry)
    return list.filter((id) => id !== article)
  })
}

/** Moves an article of the list. Returns the id of the curation. @throws NOT_FOUND if it is not on it */
export function moveInCuration(query: Query, entry: CurationEntry): Promise<string> {
  return edit(query, entry, async (tx, list) => {
    const article = await idOfEntry(tx, entry)
    if (!list.includes(article)) throw notFound(`article of this ${entry.article.by} in the curation "${entry.slug}"`)
    return list.filter((id) => id !== article).toSpliced(placeOf(entry), 0, article)
  })
}

async function idOfEntry(tx: Transaction, { article }: CurationEntry): Promise<string> {
  const [found] = await articlesOfNames(tx, [article])
  if (!found) throw notFound(`article of this ${article.by}`)
  return found.id
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
    return (await storeList(tx, stored.version, { slug, articleIds })).articleId
  })
}
