import { at, attributeOf, children, within } from '../../xml/select.ts'
import type { Element } from '../../xml/tree.ts'

/** The pictures and recordings that belong to each text: those it links to, and those of a package that has no other text. */
export function companionsOf(items: readonly Element[], packages: readonly Element[]): Map<Element, Element[]> {
  const byGuid = Map.groupBy(items, guidOf)
  const named = (references: readonly Element[]) =>
    references.flatMap((reference) => byGuid.get(attributeOf(reference, 'residref') ?? '') ?? [])
  const companions = new Map<Element, Set<Element>>()
  const join = (text: Element, members: readonly Element[]): void => {
    const known = companions.get(text) ?? new Set()
    for (const member of members) if (!isText(member)) known.add(member)
    companions.set(text, known)
  }
  for (const text of items.filter(isText)) join(text, named(children(at(text, 'itemMeta'), 'link')))
  for (const set of packages.flatMap((one) => children(one, 'groupSet'))) {
    const members = named(within(set, 'itemRef'))
    const [text, ...others] = members.filter(isText)
    if (text && others.length === 0) join(text, members)
  }
  return new Map([...companions].map(([text, members]) => [text, [...members]]))
}

export function guidOf(item: Element): string {
  return attributeOf(item, 'guid') ?? ''
}

function isText(item: Element): boolean {
  const itemClass = at(item, 'itemMeta', 'itemClass')
  const code = attributeOf(itemClass, 'qcode') ?? attributeOf(itemClass, 'uri') ?? ''
  return !/picture|graphic|video|audio|animated/.test(code)
}
