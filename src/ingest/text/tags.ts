import { slugOf } from '../../../db/content/slug.ts'
import { limits } from '../limits.ts'
import { oneLine } from './plain-text.ts'

/** Each name once, whatever its case, as it is written first; none without a letter or digit. */
export function namesIn(texts: readonly (string | null | undefined)[]): string[] {
  const names = texts.map((text) => oneLine(text)).filter((name) => slugOf(name) !== '')
  return [...Map.groupBy(names, (name) => name.toLowerCase()).values()].flatMap(([first]) => first ?? [])
}

/** The categories that are tags: the first ones, and none that is rather a sentence. */
export function tagsIn(categories: readonly string[]): string[] {
  return categories.filter((name) => name.length <= limits.maxTagCharacters).slice(0, limits.maxTags)
}
