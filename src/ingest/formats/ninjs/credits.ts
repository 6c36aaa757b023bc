import type { Draft } from '../../item.ts'
import { authorsIn } from '../../text/author.ts'
import { withoutBy } from '../../text/byline.ts'
import { orNull } from '../../text/plain-text.ts'
import type { NinjsItem } from './shape.ts'

const writes = /^(?:author|creator|writer|by|reporter|correspondent|journalist)?$/i

/** The authors by name. `by` is free text: the byline, if it says more than the names. */
export function ninjsCredits(item: NinjsItem): Pick<Draft, 'authors' | 'byline'> {
  const by = withoutBy(item.by) || withoutBy(item.byline)
  const people = [...(item.people ?? []), ...(item.person ?? [])].filter(({ rel }) => rel && writes.test(rel))
  const persons = [...people, ...(item.authors ?? []).filter(({ role }) => writes.test(role ?? ''))]
  const authors = authorsIn(persons.length > 0 ? persons.map(({ name }) => name) : [by])
  return { authors, byline: authors.length === 1 && authors[0] === by ? null : orNull(by) }
}
