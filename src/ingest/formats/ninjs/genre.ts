import type { Label } from '../../../../db/tables/label.ts'
import { limits } from '../../limits.ts'
import { namesIn } from '../../text/tags.ts'
import type { NinjsItem } from './shape.ts'

const labelled = new Map<string, Label>([
  ['video', 'VIDEO'],
  ['audio', 'AUDIO'],
  ['opinion', 'OPINION'],
  ['analysis', 'ANALYSIS'],
  ['exclusive', 'EXCLUSIVE'],
])

export function genresOf(item: NinjsItem): string[] {
  const names = namesIn([...(item.genres ?? []), ...(item.genre ?? [])].map(({ name, literal }) => name ?? literal))
  return names.filter((name) => name.length <= limits.maxTagCharacters)
}

/** What the type and the genres say that readers should see before the headline. */
export function labelsOf(item: NinjsItem): Label[] {
  const words = [item.type ?? '', ...genresOf(item)]
  const labels = words.map((word) => labelled.get(word.toLowerCase())).filter((label) => label !== undefined)
  return [...new Set(labels)]
}
