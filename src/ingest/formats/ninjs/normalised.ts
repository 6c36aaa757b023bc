/** Where ninjs 1.x has an object of named objects, 2.x and 3.x have arrays. */
const LISTS = new Set([
  ...['headlines', 'descriptions', 'bodies', 'renditions', 'associations', 'altids', 'service', 'authors'],
  ...['subjects', 'subject', 'genres', 'genre', 'people', 'person', 'infosources', 'infosource'],
])

type Named = Record<string, unknown>

/** What we read lies no deeper. */
export const MAX_DEPTH = 8

/**
 * An item with the names of all versions alike: in lower case, since 1.x and 2.x have `versioncreated` and 3.x has
 * `versionCreated`; lists as arrays; `uri` for the `guid` of Superdesk.
 */
export function normalised(value: unknown, depth = 0): unknown {
  if (!Array.isArray(value) && !isNamed(value)) return value
  if (depth > MAX_DEPTH) return null
  if (Array.isArray(value)) return value.map((inner) => normalised(inner, depth + 1))
  const entries = Object.entries(value).map(([written, inner]): [string, unknown] => {
    const name = written.toLowerCase()
    return [name, normalised(LISTS.has(name) && isNamed(inner) ? entriesOf(inner) : inner, depth + 1)]
  })
  const item: Named = Object.fromEntries(entries)
  return { ...item, uri: item.uri ?? item.guid }
}

function entriesOf(value: Named): unknown[] {
  const entries = Object.entries(value).filter(([, inner]) => inner !== null)
  return entries.map(([name, inner]) => (isNamed(inner) ? { name, ...inner } : inner))
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
