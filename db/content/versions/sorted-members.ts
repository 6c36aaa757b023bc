/**
 * A replacer of `JSON.stringify` that gives equal values equal texts: Postgres keeps the members of an object in an order of its own.
 */
export function sortedMembers(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
