import { type GraphQLOutputType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql'
import type { AnyRow } from '../../db/relation/entity.ts'
import type { AddCacheTag, TagsOf } from './declaration.ts'
import type { FieldPlan, ObjectPlan, PlanInput } from './plan.ts'

/**
 * Encloses a mark: a place in the JSON that Postgres writes where the gateway inserts something. It contains the number of the mark, a
 * colon, and columns of the row as JSON, separated by commas. No JSON has this character in it: in strings it is escaped.
 */
export const MARK = '\u0001'

export interface Mark {
  readonly columns: readonly string[]
  /** What to insert; undefined if the whole result needs resolvers, for example because of an error. */
  replace(row: AnyRow, input: PlanInput, addCacheTag: AddCacheTag): string | undefined
}

/** Adds cache tags, and inserts nothing. */
export function tagMark({ columns, add }: TagsOf<AnyRow, object>, { argsOf }: FieldPlan): Mark {
  return {
    columns,
    replace(row, input, addCacheTag) {
      add(addCacheTag, row, argsOf(input))
      return ''
    },
  }
}

/** Inserts the value that a synchronous resolver computes. */
export function valueMark({ field, declaration, below, argsOf }: FieldPlan, columns: readonly string[]): Mark {
  return {
    columns,
    replace(row, input) {
      if (!field || declaration?.kind !== 'select') return undefined
      return serialised(declaration.resolve(row, argsOf(input), input.context), field.type, below)
    },
  }
}

/** In place of a null that the schema does not permit: a resolver reports it. */
export const NO_NULL: Mark = { columns: [], replace: () => undefined }

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
