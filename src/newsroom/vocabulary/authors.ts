import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { saveAuthor } from '../../../db/content/author.ts'
import { append } from '../../../db/log/event-log.ts'
import type { AuthorSubmission } from '../../../schema/context.ts'
import { checkSlug, descriptionOf, nameOf } from '../validation/names.ts'

/** Creates or changes an author, in one transaction with the event. Returns their id. */
export async function upsertAuthor(query: Query, { slug, name, bio }: AuthorSubmission): Promise<string> {
  checkSlug(slug, ['input', 'slug'])
  const given = {
    name: nameOf(name, ['input', 'name']),
    ...(bio !== undefined && { bio: descriptionOf(bio, ['input', 'bio']) }),
  }
  return transact(query, async (tx) => {
    const id = await saveAuthor(tx, slug, given)
    await append(tx, { kind: 'AUTHOR_CHANGED', subjectId: id })
    return id
  })
}
