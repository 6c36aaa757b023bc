import type { Query } from '../../db/connection/database.ts'
import { transact } from '../../db/connection/transaction.ts'
import { articlesOfIds } from '../../db/content/article.ts'
import { lockCuration, saveCuration } from '../../db/content/save-curation.ts'
import { append } from '../../db/log/event-log.ts'
import type { CurationSubmission } from '../../schema/context.ts'
import { badInput, type Issue } from '../../schema/errors.ts'
import { versionConflict } from './expected-version.ts'
import { checkSlug, checkText, localizedOf } from './validation/names.ts'

const MAX_ARTICLES = 100

/** Replaces a whole list, in one transaction with its event. Returns the id of the curation. */
export async function setCuration(query: Query, change: CurationSubmission): Promise<string> {
  const { slug, title, titles, articleIds, expectedVersion } = change
  checkSlug(slug, ['input', 'slug'])
  if (typeof title === 'string') checkText(title, ['input', 'title'])
  if (new Set(articleIds).size !== articleIds.length || articleIds.length > MAX_ARTICLES) {
    throw badInput([{ path: ['input', 'articles'], message: `at most ${MAX_ARTICLES}, each once` }])
  }
  return transact(query, async (tx) => {
    const version = (await lockCuration(tx, slug)) ?? 0
    const outdated = versionConflict(version, expectedVersion ?? null)
    if (outdated) throw outdated
    const found = await articlesOfIds(tx, articleIds)
    const known = new Set(found.filter(({ state }) => state !== 'CANCELED').map(({ id }) => id))
    const issues: Issue[] = articleIds.flatMap((id, at) =>
      known.has(id)
        ? []
        : [{ path: ['input', 'articles', at], message: 'there is no article with this id, or it was killed' }],
    )
    if (issues.length > 0) throw badInput(issues)
    const id = await saveCuration(tx, {
      slug,
      articleIds,
      ...(typeof title === 'string' && { title: title.trim() }),
      ...(titles && { titles: localizedOf(titles) }),
    })
    await append(tx, { kind: 'CURATION_CHANGED', subjectId: id, version: version + 1 })
    return id
  })
}
