import type { GraphQLField } from 'graphql'
import { ARTICLE } from '../../db/content/article.ts'
import { declarationOf } from '../../schema/sql-plugin/declaration.ts'

/** Of articles, and of live posts. */
const COLUMNS = new Set([...(ARTICLE.large ?? []), 'blocks'])
const KNOWN = new WeakMap<GraphQLField<unknown, unknown>, boolean>()

/** Whether a value of the field has the size of a body: it is read from one of the columns that are large. */
export function isLarge(field: GraphQLField<unknown, unknown>): boolean {
  const known = KNOWN.get(field) ?? readsLargeColumn(field)
  KNOWN.set(field, known)
  return known
}

function readsLargeColumn(field: GraphQLField<unknown, unknown>): boolean {
  const declaration = declarationOf(field)
  if (declaration?.kind === 'column') return COLUMNS.has(declaration.column)
  return declaration?.kind === 'select' && [declaration.columns({})].flat().some((column) => COLUMNS.has(column))
}
