import type { z } from 'zod'

type Shaped<Value> =
  | { readonly value: Value; readonly warnings: readonly string[] }
  | { readonly problem: string; readonly warnings?: never }

/** A field that is removed may leave its object without what it must have, and so on up to the root. */
const MAX_REMOVALS = 5

/**
 * Parses JSON and removes what does not fit, each with a warning that names the field. A `problem` if it is something that must be
 * there. Changes `json`.
 */
export function withoutBadFields<Value>(schema: z.ZodType<Value>, json: unknown): Shaped<Value> {
  const warnings: string[] = []
  for (let removals = 0; ; removals++) {
    const { success, data, error } = schema.safeParse(json)
    if (success) return { value: data, warnings }
    const problems = error.issues.map(({ path, message }) => [...path, message].join(': '))
    // Backwards, so that elements of a list keep their index until it is their turn.
    const removed = error.issues.toReversed().map(({ path }) => remove(json, path))
    if (removed.includes(false) || removals === MAX_REMOVALS) return { problem: problems.join('; ') }
    warnings.push(...problems)
  }
}

/** Removes the value at a path, or what it is missing in. False at the root. */
function remove(json: unknown, path: readonly PropertyKey[]): boolean {
  const key = path.at(-1)
  if (key === undefined) return false
  const holder = path.slice(0, -1).reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), json)
  if (Array.isArray(holder) && typeof key === 'number' && key < holder.length) holder.splice(key, 1)
  else if (isObject(holder) && holder[key] !== undefined) delete holder[key]
  else return remove(json, path.slice(0, -1))
  return true
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null
}
