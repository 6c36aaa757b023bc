import { getNullableType, isListType, isNonNullType } from 'graphql'
import { sql } from 'kysely'
import { jsonArray, jsonObject, type Sql } from '../../db/relation/entity.ts'
import { isPage, pageJson, relationJson } from '../../db/relation/relation.ts'
import type { RelatedDeclaration, TagsOf } from './declaration.ts'
import { type Mark, markSql, tagMark, valueMark } from './marks.ts'
import { type FieldPlan, type ObjectPlan, parentColumns } from './plan.ts'
import {
  jsonPlace,
  NotInSql,
  nodeId,
  notInSql,
  pagePlace,
  ROOT,
  rowPlace,
  type TextPlace,
  textOf,
} from './text-place.ts'

/** The SQL with which Postgres writes the JSON of a whole result. */
export interface TextPlan {
  /** The root fields in the order of the result. */
  readonly roots: readonly TextRoot[]
  readonly marks: readonly Mark[]
}

export interface TextRoot {
  readonly as: string
  readonly text: Sql
  readonly nullable: boolean
  /** The cache tag to add if the field is null. */
  readonly none: string | undefined
  /** The cache tag to add unconditionally. */
  readonly always: Mark | null
}

/** Postgres truncates longer identifiers. */
const MAX_NAME_CHARACTERS = 63

/** Null if a field needs its resolver. @throws GraphQLError for arguments that a field refuses */
export function textPlan(query: ObjectPlan): TextPlan | null {
  const marks: Mark[] = []

  const mark = (made: Mark, { json }: TextPlace): Sql => {
    const as = `#${marks.push(made) - 1}`
    return sql`${markSql(made.columns, json)} as ${sql.id(as)}`
  }

  const tagMarks = (tags: TagsOf<Record<string, unknown>, object> | undefined, plan: FieldPlan, place: TextPlace) =>
    tags ? [mark(tagMark(tags, plan), place)] : []

  /** The members of an object, as the columns of a select. */
  const members = (plan: ObjectPlan, place: TextPlace, before: readonly Sql[] = []): Sql[] => {
    const ofParent = plan.fields.flatMap((field) => {
      const { declaration } = field
      const isRelated = declaration?.kind === 'related' && place.depth > 0
      return isRelated ? tagMarks(declaration.tags.parent, field, place) : []
    })
    return [...before, ...ofParent, ...plan.fields.map((field) => member(plan, field, place))]
  }

  const member = (plan: ObjectPlan, field: FieldPlan, place: TextPlace): Sql => {
    if (field.as.length > MAX_NAME_CHARACTERS) notInSql()
    const { declaration } = field
    const columns = declaration?.kind === 'select' ? declaration.columns(field.asked.now) : ''
    if (typeof columns !== 'string') return mark(valueMark(field, columns), place)
    return sql`${value(plan, field, place)} as ${sql.id(field.as)}`
  }

  const object = (plan: ObjectPlan, place: TextPlace): Sql => {
    const constant = plan.fields.every(({ isTypename }) => isTypename)
    // A literal: Postgres would plan and execute a subquery to return constants.
    if (constant)
      return sql`${sql.lit(JSON.stringify(Object.fromEntries(plan.fields.map(({ as }) => [as, plan.type.name]))))}::json`
    return jsonObject(sql`select ${sql.join(members(plan, place))}`)
  }

  const only = ({ below }: FieldPlan): ObjectPlan => {
    const [plan, ...others] = below.values()
    return plan && others.length === 0 ? plan : notInSql()
  }

  const value = (plan: ObjectPlan, field: FieldPlan, place: TextPlace): Sql => {
    const { declaration, asked } = field
    if (field.isTypename) return sql.lit(plan.type.name)
    if (!field.field) return notInSql()
    switch (declaration?.kind) {
      case 'column':
        return field.below.size > 0
          ? objects(field, declaration, place)
          : place.leaf(declaration.column, field.field.type)
      case 'select': {
        const column = declaration.columns(asked.now)
        return typeof column === 'string' ? place.leaf(column, field.field.type) : notInSql()
      }
      case 'nodeId':
        return nodeId(plan.type.name, place.column('id'))
      case 'sql':
        return textOf(declaration.sql(place.column, asked), field.field.type)
      case 'passthrough':
        return object(only(field), place)
      case 'rows': {
        const { sql: page, row, marks: before } = place.page ?? notInSql()
        return jsonArray(sql`select ${sql.join(members(only(field), rowPlace(row), before))} ${page.rows}`)
      }
      case 'related':
        return related(field, declaration, place)
      default:
        return notInSql()
    }
  }

  /** Objects in a column of JSON. */
  const objects = (
    field: FieldPlan,
    { column, types }: { readonly column: string; readonly types?: Readonly<Record<string, string>> },
    place: TextPlace,
  ): Sql => {
    const json = sql`(${place.json(column)})::jsonb`
    const isList = field.field && isListType(getNullableType(field.field.type))
    if (!types && !isList) {
      const one = object(only(field), jsonPlace(json, place))
      return sql`case when jsonb_typeof(${json}) = 'object' then ${one} end`
    }
    // A list in an item of a list needs a name of its own.
    const as = sql.id(`item${place.nested}`)
    const item = jsonPlace(sql`${as}.value`, place)
    const of = types
      ? sql`case ${as}.value ->> 'kind' ${sql.join(
          Object.entries(types).map(([type, name]) => {
            return sql`when ${sql.lit(type)} then ${object(field.below.get(name) ?? notInSql(), item)}`
          }),
          sql` `,
        )} end`
      : object(only(field), item)
    return sql`array_to_json(array(
      select ${of} from jsonb_array_elements(${json}) with ordinality as ${as} (value, place) order by ${as}.place))`
  }

  const related = (field: FieldPlan, declaration: RelatedDeclaration, place: TextPlace): Sql => {
    const { relation, tags } = declaration
    const parent = parentColumns(declaration, field.asked, place.column)
    const depth = place.depth + 1
    const args = declaration.args(field.asked)
    // A nested null is not visible in the text, so its tag could not be added.
    if (tags.none !== undefined && place.depth > 0) notInSql()
    if (!isPage(relation)) {
      return relationJson(relation, parent, depth, args, (row) => {
        const at = rowPlace(row)
        return sql.join(members(only(field), at, tagMarks(tags.rows, field, at)))
      })
    }
    const wanted = pageColumns(only(field))
    if (relation.costly.some((name) => wanted.has(name))) notInSql()
    return pageJson(relation, parent, depth, args, wanted, (page, row) => {
      const at = pagePlace(page, row, tagMarks(tags.rows, field, rowPlace(row)))
      return object(only(field), at)
    })
  }

  const root = (field: FieldPlan): TextRoot => {
    const { declaration, as } = field
    if (field.isTypename)
      return { as, text: sql`to_json(${query.type.name}::text)::text`, nullable: false, none: undefined, always: null }
    if (!field.field || declaration?.kind !== 'related') return notInSql()
    const { parent } = declaration.tags
    return {
      as,
      text: sql`(${value(query, field, ROOT)})::text`,
      nullable: !isNonNullType(field.field.type),
      none: declaration.tags.none,
      always: parent ? tagMark(parent, field) : null,
    }
  }

  try {
    return { roots: query.fields.map(root), marks }
  } catch (error) {
    if (error instanceof NotInSql) return null
    throw error
  }
}

/** The columns of the page itself that are selected. */
function pageColumns({ fields }: ObjectPlan): Set<string> {
  return new Set(
    fields.flatMap(({ declaration, asked }) => {
      if (declaration?.kind === 'column') return declaration.column
      return declaration?.kind === 'select' ? declaration.columns(asked.now) : []
    }),
  )
}
