import { getNullableType, isListType, isNonNullType } from 'graphql'
import { sql } from 'kysely'
import { rowScope, type Sql } from '../../db/relation/entity.ts'
import { isPage, pageJson } from '../../db/relation/relation.ts'
import type { RelatedDeclaration, TagsOf } from './declaration.ts'
import { MARK, type Mark, NO_NULL, tagMark, valueMark } from './marks.ts'
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
import { concatenated, jsonOf, listOf, type TextSql } from './text-sql.ts'

/** The SQL with which Postgres writes the JSON of a whole result. */
export interface TextPlan {
  readonly text: Sql
  readonly marks: readonly Mark[]
}

/** Null if a field needs its resolver. @throws GraphQLError for arguments that a field refuses */
export function textPlan(query: ObjectPlan): TextPlan | null {
  const marks: Mark[] = []

  const mark = (made: Mark, { json }: TextPlace): TextSql => {
    const columns = made.columns.flatMap((name, at) => [at === 0 ? '' : ',', jsonOf(json(name))])
    return [`${MARK}${marks.push(made) - 1}:`, ...columns, MARK]
  }

  const tagged = (tags: TagsOf<Record<string, unknown>> | undefined, field: FieldPlan, place: TextPlace): TextSql =>
    tags ? mark(tagMark(tags, field), place) : []

  const object = (plan: ObjectPlan, place: TextPlace): TextSql => {
    const members = plan.fields.map((field) => [`"${field.as}":`, ...value(plan, field, place)])
    return ['{', ...members.flatMap((member, at) => (at === 0 ? member : [',', ...member])), '}']
  }

  const only = ({ below }: FieldPlan): ObjectPlan => {
    const [plan, ...others] = below.values()
    return plan && others.length === 0 ? plan : notInSql()
  }

  const value = (plan: ObjectPlan, field: FieldPlan, place: TextPlace): TextSql => {
    const { declaration, asked } = field
    if (field.isTypename) return [`"${plan.type.name}"`]
    if (!field.field) return notInSql()
    if (place === ROOT && declaration?.kind !== 'related') return notInSql()
    const { type } = field.field
    switch (declaration?.kind) {
      case 'column':
        return field.below.size > 0
          ? objects(field, declaration, place)
          : [jsonOf(place.leaf(declaration.column, type))]
      case 'select': {
        const columns = declaration.columns(asked.now)
        return typeof columns === 'string'
          ? [jsonOf(place.leaf(columns, type))]
          : mark(valueMark(field, columns), place)
      }
      case 'nodeId':
        return ['"', nodeId(plan.type.name, place.column('id')), '"']
      case 'sql':
        return [jsonOf(textOf(declaration.sql(place.column, asked), type))]
      case 'passthrough':
        return object(only(field), place)
      case 'rows': {
        const { sql: page, row, tags } = place.page ?? notInSql()
        return listOf([...tags, ...object(only(field), rowPlace(row))], page.rows)
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
  ): TextSql => {
    const json = sql`(${place.json(column)})::jsonb`
    const isList = field.field && isListType(getNullableType(field.field.type))
    if (!types && !isList) {
      const one = concatenated(object(only(field), jsonPlace(json, place)))
      return [sql`case when jsonb_typeof(${json}) = 'object' then ${one} else 'null' end`]
    }
    // A list in an item of a list needs a name of its own.
    const as = sql.id(`item${place.nested}`)
    const item = jsonPlace(sql`${as}.value`, place)
    const rows = sql`from jsonb_array_elements(${json}) with ordinality as ${as} (value, place) order by ${as}.place`
    if (!types) return listOf(object(only(field), item), rows)
    const ofType = Object.entries(types).map(([type, name]) => {
      const one = object(field.below.get(name) ?? notInSql(), item)
      return sql`when ${sql.lit(type)} then ${concatenated(one)}`
    })
    return listOf([sql`case ${as}.value ->> 'kind' ${sql.join(ofType, sql` `)} else 'null' end`], rows)
  }

  const related = (field: FieldPlan, declaration: RelatedDeclaration, place: TextPlace): TextSql => {
    const { relation, tags } = declaration
    const parent = parentColumns(declaration, field.asked, place.column)
    const depth = place.depth + 1
    const args = declaration.args(field.asked)
    const before = tagged(tags.parent, field, place)
    if (isPage(relation)) {
      const wanted = pageColumns(only(field))
      if (relation.costly.some((name) => wanted.has(name))) notInSql()
      const page = pageJson(relation, parent, depth, args, wanted, (page, row) => {
        const at = pagePlace(page, row, tagged(tags.rows, field, rowPlace(row)))
        return concatenated(object(only(field), at))
      })
      return [...before, page]
    }
    const row = rowScope(relation.row, depth)
    const text = [...tagged(tags.rows, field, rowPlace(row)), ...object(only(field), rowPlace(row))]
    const rows = relation.rows(parent, row, args)
    if (relation.cardinality === 'many') return [...before, ...listOf(text, rows)]
    return [
      ...before,
      sql`coalesce((select ${concatenated(text)} ${rows}), ${concatenated(nothing(field, tags.none))})`,
    ]
  }

  /** In place of a row that does not exist. */
  const nothing = (field: FieldPlan, tag: string | undefined): TextSql => {
    if (field.field && isNonNullType(field.field.type)) return mark(NO_NULL, ROOT)
    const tags = tag === undefined ? undefined : { columns: [], add: (add: (tag: string) => void) => add(tag) }
    return [...tagged(tags, field, ROOT), 'null']
  }

  try {
    return { text: concatenated(object(query, ROOT)), marks }
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
