import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { freeFields } from '../../../db/content/feeds/stored-items.ts'
import type { FieldRelease } from '../../../schema/feed/feed-submission.ts'
import { lockNamed } from '../lock-article.ts'

/**
 * The desk gives fields back to the wire: the next copy of the item, even an unchanged one, brings what the wire says. Returns the id of the
 * article.
 * @throws NOT_FOUND
 */
export function releaseFields(query: Query, { article: name, fields }: FieldRelease): Promise<string> {
  return transact(query, async (tx) => {
    const { article } = await lockNamed(tx, name)
    if (article.deskFields !== null) await freeFields(tx, article.id, fields ?? null)
    return article.id
  })
}
