import {
  type DocumentNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Statement } from '../../db/relation/statement.ts'
import type { AddCacheTag } from './declaration.ts'
import { type OperationPlan, runnable, type Statements, statementsOf } from './operation-plan.ts'
import { fragmentsOf, type PlanInput, planQuery } from './plan.ts'

const MAX_SHAPES_PER_DOCUMENT = 100
const MAX_PREPARED_STATEMENTS = 500

/** An operation of a request, with the context of its resolvers. */
export interface Operation<Context extends object> {
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined
  readonly contextValue: Context & { readonly addCacheTag: AddCacheTag }
}

/** Who may read what. */
export interface Access<Context> {
  /** Identifies everything that `permits`, and declarations while SQL is built, read from a context. */
  audienceOf(context: Context): string
  /** Whether the field may be read. If not, no statement contains it, and its resolver throws. */
  permits(field: GraphQLField<unknown, unknown>, context: Context): boolean
}

/** Caches plans by document and shape, which includes the audience. */
export class Plans<Context extends object> {
  readonly #schema: GraphQLSchema
  readonly #access: Access<Context>
  readonly #maxBytes: number
  readonly #byDocument = new WeakMap<DocumentNode, LRUCache<string, { readonly statements: Statements | null }>>()
  #namesLeft = MAX_PREPARED_STATEMENTS

  /** `maxBytes`: that a statement may return for an operation. */
  constructor(schema: GraphQLSchema, access: Access<Context>, maxBytes: number) {
    this.#schema = schema
    this.#access = access
    this.#maxBytes = maxBytes
  }

  /** The plan of a query; null for other operations, and if no field of it can be planned. */
  of({ document, operationName, variableValues, contextValue: context }: Operation<Context>): OperationPlan | null {
    const operation = getOperationAST(document, operationName)
    if (operation?.operation !== 'query') return null
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], { ...variableValues })
    if (!coerced) return null
    const input = { variables: coerced, context }
    const statements = this.#statementsOf(document, operation, input)
    if (!statements) return null
    return runnable(statements, (statement) => this.#prepared(statement), input, context.addCacheTag)
  }

  #prepared(statement: Statement<PlanInput>): Statement<PlanInput> {
    if (statement.isFrequent && this.#namesLeft > 0) statement.prepareAs(`query-${this.#namesLeft--}`)
    return statement
  }

  #statementsOf(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    input: PlanInput & { readonly context: Context },
  ): Statements | null {
    const audience = this.#access.audienceOf(input.context)
    const ofDocument = this.#byDocument.get(document) ?? new LRUCache({ max: MAX_SHAPES_PER_DOCUMENT })
    this.#byDocument.set(document, ofDocument)
    const shape = `${operation.name?.value}\n${audience}\n${JSON.stringify(input.variables, shapeOf)}`
    const known = ofDocument.get(shape)
    if (known) return known.statements
    const statements = this.#plan(document, operation, input)
    ofDocument.set(shape, { statements })
    return statements
  }

  #plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    input: PlanInput & { readonly context: Context },
  ): Statements | null {
    try {
      const permits = (field: GraphQLField<unknown, unknown>) => this.#access.permits(field, input.context)
      const query = planQuery(this.#schema, operation, fragmentsOf(document), input, permits)
      return statementsOf(query, this.#maxBytes)
    } catch (error) {
      // Not cached as an error: a resolver reports it, and other arguments of the same shape may be valid.
      if (error instanceof GraphQLError) return null
      throw error
    }
  }
}

/**
 * Strings and dates affect parameters only. Whether a value is given, null, empty, true or false may affect the SQL; and so do
 * numbers, because sizes are literals, with which Postgres' planner can choose a generic plan.
 */
function shapeOf(_key: string, value: unknown): unknown {
  if (value === '') return ''
  if (typeof value === 'string' || value instanceof Date) return 'given'
  return Array.isArray(value) && value.every((one) => typeof one !== 'object') ? [] : value
}
