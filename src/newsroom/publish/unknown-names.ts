import { type ReferenceIds, referenceKey } from '../../../db/content/references.ts'
import type { Issue } from '../../../schema/errors.ts'

interface Naming {
  readonly section?: string | undefined
  readonly sections?: readonly string[] | undefined
  readonly labels?: readonly string[] | undefined
  readonly translationOf?: string | null | undefined
}

/** An issue for each name of nothing that is stored. `at` leads to the names. */
export function unknownNames(
  { section, sections = [], labels = [], translationOf }: Naming,
  stored: ReferenceIds,
  at: Issue['path'],
): Issue[] {
  const unknown = (kind: 'section' | 'label', path: Issue['path'], slug: string): Issue[] =>
    stored.has(referenceKey(kind, slug)) ? [] : [{ path: [...at, ...path], message: `there is no ${kind} "${slug}"` }]
  return [
    ...(section === undefined ? [] : unknown('section', ['section'], section)),
    ...sections.flatMap((slug, place) => unknown('section', ['sections', place], slug)),
    ...labels.flatMap((slug, place) => unknown('label', ['labels', place], slug)),
    ...(translationOf == null || stored.has(referenceKey('translation', translationOf))
      ? []
      : [{ path: [...at, 'translationOf'], message: 'there is no article of this uri' }]),
  ]
}
