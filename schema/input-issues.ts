import { type GraphQLError, Kind } from 'graphql'
import type { Issue } from './problem.ts'

// As graphql-js words it: Variable "$filter" got invalid value 7 at "filter.labels[0]"; …
const NAME = /^(?:Variable "\$|Argument ")(\w+)"/
const PLACE = / at "(\w+)((?:\.\w+|\[\d+\])+)"; /

/** Where the input is wrong that graphql-js, Pothos or Postgres has refused, which say so only in words. */
export function inputIssues(error: GraphQLError, message: string): readonly Issue[] {
  const { nodes, path } = error
  const [, name] = NAME.exec(error.message) ?? []
  const [, root, below = ''] = PLACE.exec(error.message) ?? []
  if (name !== undefined) return [{ path: [name, ...(root === name ? steps(below) : [])], message }]
  // A field that read its argument and could not: if there is only one, it is that.
  const field = nodes?.[0]
  const [argument, ...others] = field?.kind === Kind.FIELD ? (field.arguments ?? []) : []
  return [{ path: argument && others.length === 0 ? [argument.name.value] : (path ?? []), message }]
}

/** `.labels[0]` → `['labels', 0]` */
function steps(below: string): (string | number)[] {
  return [...below.matchAll(/\w+/g)].map(([step]) => (/^\d/.test(step) ? Number(step) : step))
}
