import { type GraphQLOutputType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'
import { sql } from 'kysely'
import type { AnyRow, Sql } from '../../db/relation/entity.ts'
import type { AddCacheTag, TagsOf } from './declaration.ts'
import type { FieldPlan, ObjectPlan, PlanInput } from './plan.ts'

/*
 * A mark is a member that Postgres writes into an object of the answer's text, named `#` and a number, which is no name in
 * GraphQL. It carries values of the row: for the tags of the row, then it is taken out; or for a resolver, then what that
 * makes of them takes its place.
 */

export interface Mark {
  readonly columns: readonly string[]
  /** What takes its place, '' for nothing; undefined where only the resolvers of the whole answer know. */
  replace(row: AnyRow, input: PlanInput, addCacheTag: AddCacheTag): string | undefined
}

/** The value of a mark. */
export function markSql(columns: readonly string[], json: (name: string) => Sql): Sql {
  const [only, ...more] = columns
  if (only !== undefined && more.length === 0) return json(only)
  return sql`json_build_array(${sql.join(columns.map(json))})`
}

export function tagMark({ columns, add }: TagsOf<AnyRow, object>, { argsOf }: FieldPlan): Mark {
  return {
    columns,
    replace(row, input, addCacheTag) {
      add(addCacheTag, row, argsOf(input))
      return ''
    },
  }
}

/** A field whose resolver is given columns. */
export function valueMark(plan: FieldPlan, columns: readonly string[]): Mark {
  const { as, field, declaration, below, argsOf } = plan
  return {
    columns,
    replace(row, input) {
      if (!field || declaration?.kind !== 'select') return undefined
      const value = declaration.resolve(row, argsOf(input), input.context)
      const text = serialised(value, field.type, below)
      return text === undefined ? undefined : `"${as}":${text}`
    },
  }
}

/** JSON of the value of a field, as an executor completes it; undefined for an error, or for what is not there yet. */
function serialised(
  value: unknown,
  type: GraphQLOutputType,
  below: ReadonlyMap<string, ObjectPlan>,
): string | undefined {
  if (isNonNullType(type))
    return value === null || value === undefined ? undefined : serialised(value, type.ofType, below)
  if (value === null || value === undefined) return 'null'
  if (isListType(type)) {
    if (!Array.isArray(value)) return undefined
    const items = value.map((item: unknown) => serialised(item, type.ofType, below))
    return items.includes(undefined) ? undefined : `[${items.join(',')}]`
  }
  if (isLeafType(type))
    return typeof value === 'object' && 'then' in value ? undefined : JSON.stringify(type.serialize(value))
  const plan = isObjectType(type) ? below.get(type.name) : undefined
  return plan && typeof value === 'object' ? objectText(value, plan) : undefined
}

/** Its members are values, not resolved by anything. */
function objectText(value: object, { type, fields }: ObjectPlan): string | undefined {
  const members = fields.map(({ as, field, isTypename, below }) => {
    const text = isTypename
      ? JSON.stringify(type.name)
      : field
        ? serialised(Reflect.get(value, field.name), field.type, below)
        : undefined
    return text === undefined ? undefined : `"${as}":${text}`
  })
  return members.includes(undefined) ? undefined : `{${members.join(',')}}`
}
