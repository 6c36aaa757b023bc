import { limits } from '../../limits.ts'
import { namesIn } from '../../text/tags.ts'
import type { NinjsItem } from './shape.ts'

export function genresOf(item: NinjsItem): string[] {
  return namesIn(conceptsOf(item).map(({ name, literal }) => name ?? literal)).filter(isShort)
}

/** The type and the genres: words for what readers should see before the headline. */
export function labelWords(item: NinjsItem): string[] {
  return namesIn([item.type, ...conceptsOf(item).flatMap(({ literal, name }) => [literal, name])]).filter(isShort)
}

function conceptsOf({ genres, genre }: NinjsItem) {
  return [...(genres ?? []), ...(genre ?? [])]
}

function isShort(name: string): boolean {
  return name.length <= limits.maxTagCharacters
}
