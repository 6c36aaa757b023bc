import { collectFields, collectSubFields } from '@graphql-tools/utils'
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  print,
} from 'graphql'
import { sql } from 'kysely'
import type { Kind, Related } from '../db/selection.ts'
import { keyOf, type Together, type Told, told } from './read-together.ts'

export type Variables = Record<string, unknown>

/** What of an operation is read together, with one statement. */
export interface ReadPlan {
  /** Whether that is all that it asks for. */
  readonly complete: boolean
  readonly roots: readonly PlannedField[]
}

/** A field of the rows at one place whose value is read together with them. */
export interface PlannedField {
  readonly related: Related
  readonly below: readonly PlannedField[]
  /** Where its resolver looks for the value. */
  readonly key: (variables: Variables) => string
  /** Whether that depends on the variables. */
  readonly varies: boolean
}

/** A parameter of the statement, read from the variables each time it runs. */
export class Parameter {
  readonly read: (variables: Variables) => unknown

  constructor(read: (variables: Variables) => unknown) {
    this.read = read
  }
}

/** What the rows at one place are asked for. Fields of equal arguments are one, under whatever alias. */
interface Place {
  readonly kind: Kind | null
  /** Whether there may be many of it, since it hangs on one of many rows. */
  readonly repeated: boolean
  readonly manyRows: boolean
  readonly columns: Set<string>
  readonly groups: Map<string, { readonly field: Field; readonly together: Together; readonly nodes: FieldNode[] }>
}

type Field = GraphQLField<unknown, unknown>

/** @throws for arguments that a resolver refuses. */
export function planRead(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  variables: Variables,
): ReadPlan {
  let complete = true
  const gather = (type: GraphQLObjectType, selected: Iterable<FieldNode[]>, place: Place) => {
    for (const nodes of selected) {
      const field = type.getFields()[nodes[0]?.name.value ?? '']
      // `__typename` and introspection are not among them: nothing is read for these.
      if (!field) continue
      const all = told(field)
      const says = all?.onlyOnce && place.repeated ? null : all
      if (!says) complete = false
      for (const column of columnsOf(says, field, nodes, place)) place.columns.add(column)
      if (says?.together) {
        const group = `${field.name} ${(nodes[0]?.arguments ?? []).map(print).sort().join()}`
        const { nodes: before = [] } = place.groups.get(group) ?? {}
        place.groups.set(group, { field, together: says.together, nodes: [...before, ...nodes] })
      } else if (says?.sameRows) gather(...below(field, nodes), place)
    }
  }
  const columnsOf = (says: Told | null, field: Field, [node]: FieldNode[], { kind }: Place): readonly string[] => {
    if (!says) return Object.keys(kind?.columns ?? {})
    if (says.needsFor && node) return says.needsFor(getArgumentValues(field, node, variables))
    return says.needs ?? []
  }
  const below = (field: Field, nodes: FieldNode[]): [GraphQLObjectType, Iterable<FieldNode[]>] => {
    const type = getNamedType(field.type)
    if (!isObjectType(type)) throw new Error(`${field.name} has no rows`)
    return [type, collectSubFields(schema, fragments, variables, type, nodes).fields.values()]
  }
  const planned = (place: Place): PlannedField[] =>
    [...place.groups.values()].map(({ field, together, nodes }, index) => {
      const child: Place = {
        kind: together.kind,
        repeated: place.manyRows,
        manyRows: place.manyRows || together.many || isListType(getNullableType(field.type)),
        columns: new Set(),
        groups: new Map(),
      }
      if (together.kind) gather(...below(field, nodes), child)
      const fields = planned(child)
      const varies = (nodes[0]?.arguments ?? []).some((argument) => print(argument).includes('$'))
      const argsOf = argumentsOf(field, nodes[0], varies)
      const related = together.relate(
        field.args.length === 0 ? together.name : `r${index}`,
        { columns: child.columns, related: fields.map(({ related }) => related) },
        {
          now: argsOf(variables),
          value: (read) => sql`${new Parameter((variables) => read(argsOf(variables)))}`,
        },
      )
      return { related, below: fields, key: (variables) => keyOf(together.name, argsOf(variables)), varies }
    })
  const root: Place = { kind: null, repeated: false, manyRows: false, columns: new Set(), groups: new Map() }
  const query = schema.getQueryType()
  if (!query) throw new Error('the schema has no queries')
  gather(query, collectFields(schema, fragments, variables, query, operation.selectionSet).fields.values(), root)
  return { roots: planned(root), complete }
}

/** They are asked for several times for the same variables, and are always the same where they do not vary with them. */
export function argumentsOf(
  field: Field,
  node: FieldNode | undefined,
  vary: boolean,
): (variables: Variables) => Record<string, unknown> {
  if (!node) return () => ({})
  let last: { readonly variables: Variables; readonly args: Record<string, unknown> } | null = null
  return (variables) => {
    if (!last || (vary && last.variables !== variables)) {
      last = { variables, args: getArgumentValues(field, node, variables) }
    }
    return last.args
  }
}
