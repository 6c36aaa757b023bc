/** The paths of values with the word in JSON, without positions in lists; empty if it is nowhere. */
export function placesOf(value: unknown, word: string, path = ''): Set<string> {
  if (typeof value === 'string') return new Set(value.toLowerCase().includes(word) ? [path] : [])
  if (Array.isArray(value)) return union(value.map((one) => placesOf(one, word, path)))
  if (typeof value !== 'object' || value === null) return new Set()
  return union(Object.entries(value).map(([name, one]) => placesOf(one, word, path === '' ? name : `${path}.${name}`)))
}

function union(sets: readonly Set<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]))
}
