import type { Draft } from '../../item.ts'
import { authorsIn } from '../../text/author.ts'
import { oneLine, orNull } from '../../text/plain-text.ts'
import type { NinjsItem } from './shape.ts'

const writes = /^(?:author|creator|writer|by|reporter|correspondent|journalist)?$/i

/** The authors by name. `by` is free text: the byline, if it says more than the names. */
export function ninjsCredits(item: NinjsItem): Pick<Draft, 'authors' | 'byline'> {
  // Pages write "By" themselves.
  const by = (oneLine(item.by) || oneLine(item.byline)).replace(/^by\s+/i, '')
  const people = [...(item.people ?? []), ...(item.person ?? [])].filter(({ rel }) => rel && writes.test(rel))
  const persons = [...people, ...(item.authors ?? []).filter(({ role }) => writes.test(role ?? ''))]
  const authors = authorsIn(persons.length > 0 ? persons.map(({ name }) => name) : [by])
  return { authors, byline: authors.length === 1 && authors[0] === by ? null : orNull(by) }
}
