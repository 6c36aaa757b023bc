import { type GraphQLOutputType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'
import { sql } from 'kysely'
import type { AnyRow, Sql } from '../../db/relation/entity.ts'
import type { AddCacheTag, TagsOf } from './declaration.ts'
import type { FieldPlan, ObjectPlan, PlanInput } from './plan.ts'

/*
 * A mark is a placeholder member that Postgres writes into the JSON of a result. Its name is `#` and a number, which is not a valid
 * name in GraphQL; its value is columns of the row. It is removed after the cache tags of the row were added, or replaced by the field
 * that a synchronous resolver computes from the columns.
 */

export interface Mark {
  readonly columns: readonly string[]
  /** The replacement; '' removes the mark; undefined if the whole result needs resolvers, for example because of an error. */
  replace(row: AnyRow, input: PlanInput, addCacheTag: AddCacheTag): string | undefined
}

/** The SQL of a mark's value. */
export function markSql(columns: readonly string[], json: (name: string) => Sql): Sql {
  const [only, ...more] = columns
  if (only === undefined) return sql.lit('')
  if (more.length === 0) return json(only)
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

/** The mark of a field with a synchronous resolver. */
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

/** Completes a value to JSON, like an executor; undefined for an error or a promise. */
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

/** Completes an object whose members are plain values, without resolvers. */
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
