import { slugOf } from '../../../db/content/slug.ts'

export interface KnownSection {
  readonly slug: string
  readonly name: string
  /** Names by language. */
  readonly names: Readonly<Record<string, string>>
}

/** The slug of the section with this slug, or with this name in any language. */
export function sectionNamed(text: string, sections: readonly KnownSection[]): string | null {
  const wanted = slugOf(text)
  if (wanted === '') return null
  const found = sections.find(
    ({ slug, name, names }) =>
      slug === wanted || [name, ...Object.values(names)].some((known) => slugOf(known) === wanted),
  )
  return found?.slug ?? null
}

/** The section of the first category that names one. */
export function sectionOf(categories: readonly string[], sections: readonly KnownSection[]): string | null {
  for (const category of categories) {
    const slug = sectionNamed(category, sections)
    if (slug !== null) return slug
  }
  return null
}
