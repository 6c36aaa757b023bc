import { collectFields, collectSubFields } from '@graphql-tools/utils'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  print,
} from 'graphql'
import { type RawBuilder, sql } from 'kysely'
import type { WrittenColumn } from '../db/selection.ts'
import { writtenId } from '../db/written.ts'
import type { Shows } from './context.ts'
import { argumentsOf, Parameter, type Variables } from './read-plan.ts'
import { type Asked, told } from './read-together.ts'
import type { Mark, Selected, Written } from './written.ts'
import { nowhere, type Place, Unwritable, unwritable } from './written-place.ts'

/** How Postgres writes the whole answer to an operation. */
export interface WrittenPlan {
  /** By the names in the answer, in its order. */
  readonly roots: readonly { readonly as: string; readonly json: RawBuilder<unknown> }[]
  /** By the number that stands for each in what is written. */
  readonly marks: readonly PlannedMark[]
}

export interface PlannedMark {
  /** Whether it stands in what is written, with the value that it is noted with. */
  readonly inText: boolean
  note(shows: Shows, value: unknown, variables: Variables): unknown
}

/** What the name of a column begins with that is a mark and no part of the answer: no name of GraphQL's does. */
export const MARK = '#'
/** Postgres cuts longer names. */
const MAX_NAME_CHARACTERS = 63

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

  const select = (type: GraphQLObjectType, fields: Iterable<[string, FieldNode[]]>, place: Place): Selected => {
    const marked: WrittenColumn[] = []
    const columns: WrittenColumn[] = []
    const needed = new Set<string>()
    for (const [as, nodes] of fields) {
      if (as.length > MAX_NAME_CHARACTERS) unwritable()
      const name = nodes[0]?.name.value ?? ''
      if (name === '__typename') {
        columns.push({ as, ...typename(type, place) })
        continue
      }
      const field = type.getFields()[name] ?? unwritable()
      for (const column of told(field)?.needs ?? []) needed.add(column)
      const { sql, ofObject } = columnOf(type, field, nodes, place)
      columns.push({ as, sql })
      marked.push(...ofObject)
    }
    return { written: [...marked, ...columns], needed }
  }

  const columnOf = (type: GraphQLObjectType, field: Field, nodes: FieldNode[], place: Place) => {
    const [node = unwritable()] = nodes
    const argsOf = argumentsOf(field, node, print(node).includes('$'))
    const says = told(field)
    const { write = exposed(type, field), marks = [] } = says?.written ?? {}
    const marksOf = (of: Mark<object>['of'], at: Place) =>
      marks.filter((mark) => mark.of === of).flatMap((mark) => planned(mark, argsOf, at))
    const args = argsOf(variables)
    const sql = write({
      args,
      origin,
      place,
      select(at, typename) {
        const of = typename === undefined ? getNamedType(field.type) : schema.getType(typename)
        if (!isObjectType(of)) return unwritable()
        const { written, needed } = select(of, collectSubFields(schema, fragments, variables, of, nodes).fields, at)
        return { written: [...marksOf('value', at), ...written], needed }
      },
      relate(selected) {
        const { needed: columns = new Set<string>(), written } = selected ?? {}
        const asked: Asked<object> = { now: args, value: (read) => parameter((given) => read(argsOf(given))) }
        const selection = { columns, related: [], ...(written && { written }) }
        return says?.together?.relate(field.name, selection, asked) ?? unwritable()
      },
    })
    return { sql, ofObject: marksOf(undefined, place) }
  }

  const planned = ({ column, note }: Mark<object>, argsOf: ArgumentsOf, place: Place): WrittenColumn[] => {
    const as = `${MARK}${marks.length}`
    marks.push({ inText: column !== undefined, note: (shows, value, given) => note(shows, value, argsOf(given)) })
    return column === undefined ? [] : [{ as, sql: (depth) => place(depth).column(column) }]
  }

  const query = schema.getQueryType()
  try {
    if (!query) return null
    const fields = collectFields(schema, fragments, variables, query, operation.selectionSet).fields
    // Written out here, where it can still be found that something cannot be.
    return { roots: select(query, fields, nowhere).written.map(({ as, sql }) => ({ as, json: sql(0) })), marks }
  } catch (error) {
    if (error instanceof Unwritable) return null
    throw error
  }
}

type Field = GraphQLField<unknown, unknown>
type ArgumentsOf = ReturnType<typeof argumentsOf>

function parameter(read: Parameter['read']) {
  return sql`${new Parameter(read)}`
}

/** A root stands by itself, in no row that would make JSON of it. */
function typename({ name }: GraphQLObjectType, place: Place): Omit<WrittenColumn, 'as'> {
  return place === nowhere ? { sql: () => sql`to_json(${name}::text)` } : { constant: name, sql: () => sql.lit(name) }
}

/** A field that says nothing of itself exposes a column, or is an id. */
function exposed(type: GraphQLObjectType, { name, type: of, extensions }: Field): Written['write'] {
  const { pothosExposedField: column } = extensions
  if (typeof column === 'string')
    return ({ place }) =>
      (depth, page) =>
        place(depth, page).exposed(column, of)
  if (name !== 'id' || type.getInterfaces().every((one) => one.name !== 'Node')) return unwritable
  return ({ place }) =>
    (depth) =>
      writtenId(type.name, place(depth).column('id'))
}
