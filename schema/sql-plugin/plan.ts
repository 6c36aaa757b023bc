import { createHash } from 'node:crypto'
import { collectFields, collectSubFields } from '@graphql-tools/utils'
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
} from 'graphql'
import { sql } from 'kysely'
import type { Columns } from '../../db/relation/entity.ts'
import { Parameter } from '../../db/relation/statement.ts'
import { type Asked, type Declaration, declarationOf, type RelatedDeclaration } from './declaration.ts'

/** The input of each run of a plan. */
export interface PlanInput {
  readonly variables: Record<string, unknown>
  readonly context: object
}

/** The selection on one object type, in the order of the result. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType
  readonly fields: readonly FieldPlan[]
}

export interface FieldPlan {
  /** The response name: the alias, or the name of the field. */
  readonly as: string
  /** Null for `__typename`, for introspection, and for what is not permitted: its resolver says so. */
  readonly field: GraphQLField<unknown, unknown> | null
  readonly isTypename: boolean
  /** Null for a field with an ordinary resolver. */
  readonly declaration: Declaration | null
  readonly asked: Asked
  argsOf(input: PlanInput): object
  /** The property of the row from which its resolver reads the value. */
  readonly key: string
  /** The selection on its value, by object type. */
  readonly below: ReadonlyMap<string, ObjectPlan>
}

/** Collects the fields of a query with their declarations. @throws GraphQLError for invalid arguments */
export function planQuery(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  input: PlanInput,
  permits: (field: GraphQLField<unknown, unknown>) => boolean,
): ObjectPlan {
  const { variables, context } = input

  const planObject = (type: GraphQLObjectType, fields: Iterable<[string, FieldNode[]]>): ObjectPlan => ({
    type,
    fields: [...fields].map(([as, nodes]) => planField(type, as, nodes)),
  })

  const planField = (type: GraphQLObjectType, as: string, nodes: FieldNode[]): FieldPlan => {
    const [node] = nodes
    const known = type.getFields()[node?.name.value ?? '']
    const field = known && permits(known) ? known : null
    const declaration = field && declarationOf(field)
    const argsOf = argumentsOf(field, node)
    const below = new Map<string, ObjectPlan>()
    const named = field && getNamedType(field.type)
    // Below a field with an ordinary resolver, the executor resolves everything.
    if (named && declaration) {
      const types = isObjectType(named) ? [named] : isAbstractType(named) ? schema.getPossibleTypes(named) : []
      for (const one of types) {
        below.set(one.name, planObject(one, collectSubFields(schema, fragments, variables, one, nodes).fields))
      }
    }
    return {
      as,
      field,
      isTypename: node?.name.value === '__typename',
      declaration,
      argsOf,
      key: node ? keyOf(node) : '',
      below,
      asked: {
        get now() {
          return argsOf(input)
        },
        context,
        value: (read) => sql`${new Parameter<PlanInput>((given) => read(argsOf(given)))}`,
      },
    }
  }

  const query = schema.getQueryType()
  if (!query) throw new Error('the schema has no queries')
  return planObject(query, collectFields(schema, fragments, variables, query, operation.selectionSet).fields)
}

export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION)
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]))
}

/** The arguments of a field, memoised for the last variables. */
function argumentsOf(field: GraphQLField<unknown, unknown> | null, node: FieldNode | undefined) {
  let last: { readonly of: PlanInput['variables'] | null; readonly args: object } | null = null
  if (!field || !node || field.args.length === 0) return () => ({})
  const varies = (node.arguments ?? []).some(({ value }) => value.kind !== Kind.INT && print(value).includes('$'))
  return ({ variables }: PlanInput): object => {
    const of = varies ? variables : null
    if (!last || last.of !== of) last = { of, args: getArgumentValues(field, node, variables) }
    return last.args
  }
}

const keys = new WeakMap<FieldNode, string>()

/** Identifies a field with its arguments, independent of its alias. Shorter than 64 bytes, the limit of Postgres' identifiers. */
export function keyOf(node: FieldNode): string {
  const known = keys.get(node)
  if (known !== undefined) return known
  const args = (node.arguments ?? []).map(print).sort().join()
  const digest = createHash('sha256').update(args).digest('base64url').slice(0, 16)
  const key = args === '' ? `@${node.name.value}` : `@${node.name.value.slice(0, 40)}#${digest}`
  keys.set(node, key)
  return key
}

/** The columns of the parent row of a relation; for a root field, parameters from its arguments. */
export function parentColumns({ key }: RelatedDeclaration, asked: Asked, row: Columns): Columns {
  return key ? (name) => asked.value((args) => key(args)[name]) : row
}

/** The columns of the query's root. */
export function noColumns(): never {
  throw new Error('the root of a query has no columns')
}
