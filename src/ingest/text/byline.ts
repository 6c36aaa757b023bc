import type { Draft } from '../item.ts'
import { authorsIn } from './author.ts'
import { oneLine, orNull } from './plain-text.ts'

/** Pages write "By" themselves. */
export function withoutBy(byline: string | null | undefined): string {
  return oneLine(byline).replace(/^by\s+/i, '')
}

/** The authors that bylines name. A byline stays if it says more than their names. */
export function bylineCredits(bylines: readonly (string | null | undefined)[]): Pick<Draft, 'authors' | 'byline'> {
  const written = bylines.map(withoutBy).filter((byline) => byline !== '')
  const authors = authorsIn(written)
  const isNames = authors.length === written.length && authors.every((author) => written.includes(author))
  return { authors, byline: isNames ? null : orNull(written.join(', ')) }
}
