import { slugOf } from '../../../db/content/slug.ts'

/** A section or a label of the newsroom. */
export interface KnownName {
  readonly slug: string
  readonly name: string
  /** Names by language. */
  readonly names: Readonly<Record<string, string>>
}

/** The slug of the one with this slug, or with this name in any language. */
export function slugNamed(text: string, known: readonly KnownName[]): string | null {
  const wanted = slugOf(text)
  if (wanted === '') return null
  const found = known.find(
    ({ slug, name, names }) =>
      slug === wanted || [name, ...Object.values(names)].some((text) => slugOf(text) === wanted),
  )
  return found?.slug ?? null
}

/** The slugs of all that the words name. */
export function slugsNamed(words: readonly string[], known: readonly KnownName[]): string[] {
  return [...new Set(words.flatMap((word) => slugNamed(word, known) ?? []))]
}
