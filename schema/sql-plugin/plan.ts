import { createHash } from 'node:crypto'
import { collectFields, collectSubFields } from '@graphql-tools/utils'
import {
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

/** What a plan runs with. */
export interface PlanInput {
  readonly variables: Record<string, unknown>
  readonly context: object
}

/** What is selected of one object type, in the order of the answer. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType
  readonly fields: readonly FieldPlan[]
}

export interface FieldPlan {
  /** Its name in the answer. */
  readonly as: string
  /** Null for `__typename`, and for introspection. */
  readonly field: GraphQLField<unknown, unknown> | null
  readonly isTypename: boolean
  /** Null where only the resolver knows. */
  readonly declaration: Declaration | null
  readonly asked: Asked
  argsOf(input: PlanInput): object
  /** Where its resolver looks for the value in the row. */
  readonly key: string
  /** What is selected of its value, by the name of the value's type. */
  readonly below: ReadonlyMap<string, ObjectPlan>
}

/** One walk over a query. @throws GraphQLError for arguments that the field does not take */
export function planQuery(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
  input: PlanInput,
): ObjectPlan {
  const { variables, context } = input

  const planObject = (type: GraphQLObjectType, fields: Iterable<[string, FieldNode[]]>): ObjectPlan => ({
    type,
    fields: [...fields].map(([as, nodes]) => planField(type, as, nodes)),
  })

  const planField = (type: GraphQLObjectType, as: string, nodes: FieldNode[]): FieldPlan => {
    const [node] = nodes
    const field = type.getFields()[node?.name.value ?? ''] ?? null
    const declaration = field && declarationOf(field)
    const argsOf = argumentsOf(field, node)
    const below = new Map<string, ObjectPlan>()
    const named = field && getNamedType(field.type)
    // What only a resolver knows is left to it with all that is below.
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

/** They are asked for several times for the same variables. */
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

/** A name of the field with its arguments as they are written, under whatever alias. Postgres cuts names of 64 bytes. */
export function keyOf(node: FieldNode): string {
  const known = keys.get(node)
  if (known !== undefined) return known
  const args = (node.arguments ?? []).map(print).sort().join()
  const digest = createHash('sha256').update(args).digest('base64url').slice(0, 16)
  const key = args === '' ? `@${node.name.value}` : `@${node.name.value.slice(0, 40)}#${digest}`
  keys.set(node, key)
  return key
}

/** The columns of the row that a relation belongs to; of a root field, which has none, its arguments. */
export function parentColumns({ key }: RelatedDeclaration, asked: Asked, row: Columns): Columns {
  return key ? (name) => asked.value((args) => key(args)[name]) : row
}

/** Of the root of a query. */
export function noColumns(): never {
  throw new Error('the root of a query has no columns')
}
