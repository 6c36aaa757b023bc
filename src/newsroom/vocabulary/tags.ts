import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { saveTag } from '../../../db/content/tag.ts'
import { append } from '../../../db/log/event-log.ts'
import type { TagSubmission } from '../../../schema/context.ts'
import { checkSlug, descriptionOf, localizedOf, nameOf } from '../validation/names.ts'

/** Creates or changes a tag, in one transaction with the event. Returns its id. */
export async function upsertTag(query: Query, change: TagSubmission): Promise<string> {
  const { slug, name, names, kind, description } = change
  checkSlug(slug, ['input', 'slug'])
  const given = {
    slug,
    name: nameOf(name, ['input', 'name']),
    ...(names && { names: localizedOf(names, ['input', 'names']) }),
    ...(description !== undefined && { description: descriptionOf(description, ['input', 'description']) }),
  }
  return transact(query, async (tx) => {
    const id = await saveTag(tx, { ...given, ...(kind && { kind }) })
    await append(tx, { kind: 'TAG_CHANGED', subjectId: id })
    return id
  })
}
