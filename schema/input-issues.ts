import { type GraphQLError, Kind } from 'graphql'
import type { Issue } from './errors.ts'

// Messages of graphql-js: Variable "$filter" got invalid value 7 at "filter.labels[0]"; …
const NAME = /^(?:Variable "\$|Argument ")(\w+)"/
const PLACE = / at "(\w+)((?:\.\w+|\[\d+\])+)"; /

/** The paths of invalid input, parsed from the messages of graphql-js, Pothos and Postgres. */
export function inputIssues(error: GraphQLError, message: string): readonly Issue[] {
  const { nodes, path } = error
  const [, name] = NAME.exec(error.message) ?? []
  const [, root, below = ''] = PLACE.exec(error.message) ?? []
  if (name !== undefined) return [{ path: [name, ...(root === name ? steps(below) : [])], message }]
  // The error is about an argument of this field; which one is known only if it has a single one.
  const field = nodes?.[0]
  const [argument, ...others] = field?.kind === Kind.FIELD ? (field.arguments ?? []) : []
  return [{ path: argument && others.length === 0 ? [argument.name.value] : (path ?? []), message }]
}

/** `.labels[0]` → `['labels', 0]` */
function steps(below: string): (string | number)[] {
  return [...below.matchAll(/\w+/g)].map(([step]) => (/^\d/.test(step) ? Number(step) : step))
}
