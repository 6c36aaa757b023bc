import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { saveLabel } from '../../../db/content/label.ts'
import { append } from '../../../db/log/event-log.ts'
import type { LabelSubmission } from '../../../schema/context.ts'
import { checkSlug, checkText, localizedOf } from '../validation/names.ts'

/** Creates or changes a label, in one transaction with the event. Returns its id. */
export async function upsertLabel(query: Query, change: LabelSubmission): Promise<string> {
  const { slug, name, names, description } = change
  checkSlug(slug, ['input', 'slug'])
  checkText(name, ['input', 'name'])
  if (typeof description === 'string') checkText(description, ['input', 'description'])
  return transact(query, async (tx) => {
    const id = await saveLabel(tx, {
      slug,
      name: name.trim(),
      ...(names && { names: localizedOf(names) }),
      ...(description !== undefined && { description }),
    })
    await append(tx, { kind: 'LABEL_CHANGED', subjectId: id })
    return id
  })
}
