import { slugOf } from '../../../db/content/slug.ts'
import { limits } from '../limits.ts'
import { oneLine } from './plain-text.ts'

/** Removes duplicates, ignoring case, and names without a letter or digit. Keeps the first spelling. */
export function namesIn(texts: readonly (string | null | undefined)[]): string[] {
  const names = texts.map((text) => oneLine(text)).filter((name) => slugOf(name) !== '')
  return [...Map.groupBy(names, (name) => name.toLowerCase()).values()].flatMap(([first]) => first ?? [])
}

/** The categories that become tags: the first ones, except those as long as a sentence. */
export function tagsIn(categories: readonly string[]): string[] {
  return categories.filter((name) => name.length <= limits.maxTagCharacters).slice(0, limits.maxTags)
}
