import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { saveTag } from '../../../db/content/tag.ts'
import { append } from '../../../db/log/event-log.ts'
import type { TagSubmission } from '../../../schema/context.ts'
import { checkSlug, checkText, localizedOf } from '../validation/names.ts'

/** Creates or changes a tag, in one transaction with the event. Returns its id. */
export async function upsertTag(query: Query, change: TagSubmission): Promise<string> {
  const { slug, name, names, kind, description } = change
  checkSlug(slug, ['input', 'slug'])
  checkText(name, ['input', 'name'])
  if (typeof description === 'string') checkText(description, ['input', 'description'])
  return transact(query, async (tx) => {
    const id = await saveTag(tx, {
      slug,
      name: name.trim(),
      ...(names && { names: localizedOf(names) }),
      ...(kind && { kind }),
      ...(description !== undefined && { description }),
    })
    await append(tx, { kind: 'TAG_CHANGED', subjectId: id })
    return id
  })
}
