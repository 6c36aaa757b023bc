/** Relay's pagination of an array, word for word after the cursor connections specification: the model to test against. */
export interface WindowArguments {
  readonly first?: number | undefined
  readonly after?: string | undefined
  readonly last?: number | undefined
  readonly before?: string | undefined
}

export interface Window {
  readonly cursors: readonly string[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

export function windowOf(all: readonly string[], { first, after, last, before }: WindowArguments): Window {
  const from = after === undefined ? 0 : all.indexOf(after) + 1
  const to = before === undefined ? all.length : all.indexOf(before)
  const between = all.slice(from, Math.max(from, to))
  const limit = first ?? (last === undefined ? 20 : undefined)
  const shortened = limit === undefined ? between : between.slice(0, limit)
  return {
    cursors: last === undefined ? shortened : shortened.slice(-last),
    hasNextPage: limit === undefined ? before !== undefined : between.length > limit,
    hasPreviousPage: last === undefined ? after !== undefined : between.length > last,
  }
}
