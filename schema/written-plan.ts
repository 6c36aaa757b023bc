import { collectFields, collectSubFields } from '@graphql-tools/utils'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  print,
} from 'graphql'
import { type RawBuilder, sql } from 'kysely'
import { at, type Kind, type WrittenColumn, writtenRow } from '../db/selection.ts'
import { writtenElements, writtenId, writtenInside, writtenTime } from '../db/written.ts'
import type { Shows } from './context.ts'
import { argumentsOf, Parameter, type Variables } from './read-plan.ts'
import { type Asked, told } from './read-together.ts'
import type { Mark, Written } from './written.ts'

/** How Postgres writes the whole answer to an operation. */
export interface WrittenPlan {
  /** By the names in the answer, in its order. */
  readonly roots: readonly { readonly as: string; json(depth: number): RawBuilder<unknown> }[]
  /** By the number that stands for each in what is written. */
  readonly marks: readonly PlannedMark[]
}

export interface PlannedMark {
  /** Whether it stands in what is written, with what it is noted for. */
  readonly inText: boolean
  note(shows: Shows, value: unknown, variables: Variables): unknown
}

/** The name of a column that is a mark and no part of the answer: no name of GraphQL's begins so. */
export const MARK = '#'
/** Postgres cuts longer names. */
const MAX_NAME_CHARACTERS = 63

/** Where the columns of an object are. */
type Place = (depth: number) => {
  /** As it is, for those who make something of it. */
  column(name: string): RawBuilder<unknown>
  /** As the answer has it; null where it has none of this type. */
  exposed(name: string, field: GraphQLField<unknown, unknown>): RawBuilder<unknown> | null
}

class Unwritable extends Error {}

/**
 * Null when not every field says how it is written.
 * @throws for arguments that a resolver refuses
 */
export function planWritten(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  variables: Variables,
  origin: string,
): WrittenPlan | null {
  const marks: PlannedMark[] = []

  const columnsOf = (type: GraphQLObjectType, selected: Selected, place: Place, needed: Set<string>) => {
    const marked: WrittenColumn[] = []
    const columns: WrittenColumn[] = []
    for (const [as, nodes] of selected) {
      const [node] = nodes
      if (!node || as.length > MAX_NAME_CHARACTERS) throw new Unwritable()
      if (node.name.value === '__typename') {
        // A root stands by itself, in no row that would make JSON of it.
        columns.push({ as, sql: () => (place === nowhere ? sql`to_json(${type.name}::text)` : sql.lit(type.name)) })
        continue
      }
      const field = type.getFields()[node.name.value]
      if (!field) throw new Unwritable()
      const says: Written = told(field)?.written ?? {}
      for (const column of told(field)?.needs ?? []) needed.add(column)
      const argsOf = argumentsOf(field, node, print(node).includes('$'))
      const marksOf = (of: 'value' | undefined, at: Place) =>
        (says.marks ?? []).filter((mark) => mark.of === of).flatMap((mark) => marking(mark, argsOf, at))
      marked.push(...marksOf(undefined, place))
      columns.push({ as, sql: sqlOf({ type, field, says, nodes, argsOf, place, marksOf }) })
    }
    return [...marked, ...columns]
  }

  const marking = (mark: Mark<object>, argsOf: ArgumentsOf, place: Place): WrittenColumn[] => {
    const { column } = mark
    marks.push({
      inText: column !== undefined,
      note: (shows, value, given) => mark.note(shows, value, argsOf(given)),
    })
    const as = `${MARK}${marks.length - 1}`
    return column === undefined ? [] : [{ as, sql: (depth) => place(depth).column(column) }]
  }

  const sqlOf = ({ type, field, says, nodes, argsOf, place, marksOf }: FieldAt): WrittenColumn['sql'] => {
    const now = argsOf(variables)
    const below = (of: Place, needed = new Set<string>()): readonly WrittenColumn[] => {
      const named = getNamedType(field.type)
      if (!isObjectType(named)) throw new Unwritable()
      const selected = collectSubFields(schema, fragments, variables, named, nodes).fields
      return [...marksOf('value', of), ...columnsOf(named, selected, of, needed)]
    }
    const together = told(field)?.together
    const parameter: Asked<object>['value'] = (read) => sql`${new Parameter((given) => read(argsOf(given)))}`
    const related = (columns: ReadonlySet<string>, rows: readonly WrittenColumn[] | null) =>
      together?.relate(field.name, { columns, related: [], ...(rows && { written: rows }) }, { now, value: parameter })
    if (together && says.relation?.(now)) {
      const needed = new Set<string>()
      const { kind } = together
      const rows = kind && below(columnsIn(kind), needed)
      const found = related(needed, rows)
      return (depth) => found?.json(depth) ?? unwritable()
    }
    if (says.rows === 'page') {
      const rows = below(place)
      return (_depth, page) => page?.rows(rows) ?? unwritable()
    }
    if (says.rows === 'same') {
      const row = below(place)
      return (depth) => writtenRow(depth, row)
    }
    const { elements, inside, page: ofPage, value } = says
    if (elements) {
      const rows = Object.entries(elements).map(([name, typename]) => {
        const one = schema.getType(typename)
        if (!isObjectType(one)) throw new Unwritable()
        const selected = collectSubFields(schema, fragments, variables, one, nodes).fields
        return [
          name,
          writtenRow(
            0,
            columnsOf(
              one,
              selected,
              insideOf(() => sql`element.value`),
              new Set(),
            ),
          ),
        ] as const
      })
      const list = related(new Set(), null)
      return (depth) => (list ? writtenElements(list.json(depth), new Map(rows)) : unwritable())
    }
    if (inside) {
      const row = below(insideOf((depth) => sql`${place(depth).column(inside)}::jsonb`))
      return (depth) => writtenRow(depth, row)
    }
    if (typeof ofPage === 'function') return (_depth, page) => (page ? ofPage(page) : unwritable())
    if (ofPage) {
      const named = getNamedType(field.type)
      if (!isObjectType(named)) throw new Unwritable()
      const parts = [...collectSubFields(schema, fragments, variables, named, nodes).fields].map(([as, [node]]) => {
        const part = ofPage[node?.name.value ?? '']
        if (!part) throw new Unwritable()
        return { as, sql: (_depth: number, page = unwritable()) => part(page) }
      })
      return (depth, page) => writtenRow(depth, parts, page)
    }
    if (value) {
      const write = (depth: number) => value(place(depth).column, { args: now, origin })
      if (write(0) === null) throw new Unwritable()
      return (depth) => write(depth) ?? unwritable()
    }
    const { pothosExposedField: exposed } = field.extensions
    if (typeof exposed === 'string' && place(0).exposed(exposed, field)) {
      return (depth) => place(depth).exposed(exposed, field) ?? unwritable()
    }
    if (field.name !== 'id' || type.getInterfaces().every(({ name }) => name !== 'Node')) throw new Unwritable()
    return (depth) => writtenId(type.name, place(depth).column('id'))
  }

  const query = schema.getQueryType()
  if (!query) return null
  try {
    const selected = collectFields(schema, fragments, variables, query, operation.selectionSet).fields
    const roots = columnsOf(query, selected, nowhere, new Set()).map(({ as, sql: json }) => ({ as, json }))
    return { roots, marks }
  } catch (error) {
    if (error instanceof Unwritable) return null
    throw error
  }
}

type Selected = Map<string, FieldNode[]>
type ArgumentsOf = ReturnType<typeof argumentsOf>

interface FieldAt {
  readonly type: GraphQLObjectType
  readonly field: GraphQLField<unknown, unknown>
  readonly says: Written
  readonly nodes: FieldNode[]
  readonly argsOf: ArgumentsOf
  readonly place: Place
  marksOf(of: 'value' | undefined, at: Place): readonly WrittenColumn[]
}

function unwritable(): never {
  throw new Unwritable()
}

const nowhere: Place = () => ({ column: unwritable, exposed: () => null })

function columnsIn(kind: Kind): Place {
  return (depth) => {
    const column = (name: string) => at(depth, kind.columns[name] ?? unwritable())
    return {
      column,
      exposed: (name, { type }) => (getNamedType(type).name === 'DateTime' ? writtenTime(column(name)) : column(name)),
    }
  }
}

/** The members of an object in JSON. */
function insideOf(object: (depth: number) => RawBuilder<unknown>): Place {
  return (depth) => ({
    column: (name) => sql`(${object(depth)} ->> ${sql.lit(name)})`,
    exposed: (name, { type }) => {
      const named = getNamedType(type)
      if (!isLeafType(named) || named.name === 'DateTime' || named.name === 'Float') return null
      return writtenInside(object(depth), name, isListType(getNullableType(type)) ? 'list' : named.name)
    },
  })
}
