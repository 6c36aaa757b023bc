import type { Query } from '../../../db/connection/database.ts'
import { transact } from '../../../db/connection/transaction.ts'
import { lockSections, relistSection, saveSection } from '../../../db/content/save-section.ts'
import { sectionTree } from '../../../db/content/section-tree.ts'
import { append } from '../../../db/log/event-log.ts'
import type { SectionSubmission } from '../../../schema/context.ts'
import { badInput } from '../../../schema/errors.ts'
import { checkSlug, descriptionOf, localizedOf, nameOf } from '../validation/names.ts'

/** Creates or changes a section, in one transaction with its event. If it moves, its articles are listed anew. Returns its id. */
export async function upsertSection(query: Query, change: SectionSubmission): Promise<string> {
  const { slug, name, names, description, parent, position } = change
  checkSlug(slug, ['input', 'slug'])
  const given = {
    slug,
    name: nameOf(name, ['input', 'name']),
    ...(names && { names: localizedOf(names, ['input', 'names']) }),
    ...(description !== undefined && { description: descriptionOf(description, ['input', 'description']) }),
  }
  return transact(query, async (tx) => {
    const tree = await lockSections(tx)
    const above = typeof parent === 'string' ? tree.bySlug(parent) : null
    if (above === undefined) {
      throw badInput([{ path: ['input', 'parent'], message: `there is no section "${parent}"` }])
    }
    if (above && tree.path(above.id).some((section) => section.slug === slug)) {
      throw badInput([{ path: ['input', 'parent'], message: 'a section cannot be below itself' }])
    }
    const section = await saveSection(tx, {
      ...given,
      ...(parent !== undefined && { parentId: above?.id ?? null }),
      ...(typeof position === 'number' && { position }),
    })
    const before = tree.bySlug(slug)
    if (before && before.parent_id !== section.parent_id) await relistSection(tx, await sectionTree(tx), section)
    await append(tx, { kind: 'SECTION_CHANGED', subjectId: section.id })
    return section.id
  })
}
