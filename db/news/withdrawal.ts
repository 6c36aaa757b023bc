import type { Transaction } from '../connection/database.ts'
import { append } from '../log/event-log.ts'
import type { ArticleState } from '../tables/article.ts'
import type { EventKind } from '../tables/event.ts'
import { dropExpiry } from './due-changes.ts'

export interface Withdrawal {
  readonly articleId: string
  readonly state: Extract<ArticleState, 'WITHHELD' | 'EXPIRED' | 'CANCELED'>
  readonly kind: Extract<EventKind, 'WITHHELD' | 'CANCELED' | 'EXPIRED'>
  readonly note: string | null
}

/**
 * Makes a public article invisible to readers: state, lists, search and the event, in the caller's transaction. A kill also
 * applies to an article that was public and is withheld, because readers may still have it. Returns the id of the event, or null
 * if nothing public changed.
 */
export async function withdraw(tx: Transaction, { articleId, state, kind, note }: Withdrawal): Promise<string | null> {
  const article = await tx
    .selectFrom('article')
    .select(['uri', 'version', 'facets', 'past_facets as past'])
    .where('id', '=', articleId)
    .where('state', 'in', state === 'CANCELED' ? ['PUBLISHED', 'WITHHELD', 'EXPIRED'] : ['PUBLISHED'])
    .executeTakeFirst()
  if (!article) return null
  await tx.updateTable('article').set({ state, facets: null }).where('id', '=', articleId).execute()
  await tx.deleteFrom('listing').where('article_id', '=', articleId).execute()
  await dropExpiry(tx, articleId)
  const { uri, version, facets, past } = article
  return append(tx, { kind, subjectId: articleId, uri, version, note, before: facets, after: null, past })
}
