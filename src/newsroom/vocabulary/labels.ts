import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { saveLabel } from '../../../db/content/label.ts'
import { append } from '../../../db/log/event-log.ts'
import type { LabelSubmission } from '../../../schema/context.ts'
import { checkSlug, descriptionOf, localizedOf, nameOf } from '../validation/names.ts'

/** Creates or changes a label, in one transaction with the event. Returns its id. */
export async function upsertLabel(query: Query, change: LabelSubmission): Promise<string> {
  const { slug, name, names, description } = change
  checkSlug(slug, ['input', 'slug'])
  const given = {
    slug,
    name: nameOf(name, ['input', 'name']),
    ...(names && { names: localizedOf(names, ['input', 'names']) }),
    ...(description !== undefined && { description: descriptionOf(description, ['input', 'description']) }),
  }
  return transact(query, async (tx) => {
    const id = await saveLabel(tx, given)
    await append(tx, { kind: 'LABEL_CHANGED', subjectId: id })
    return id
  })
}
