import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  validate,
} from 'graphql'
import type { Context } from '../../schema/context.ts'
import { type OnError, presentable, withoutSuggestion } from '../../schema/presentable.ts'
import { problem } from '../../schema/problem.ts'
import { checkCost, parseWithinLimits, type QueryLimits } from '../access/query-limits.ts'

/** What a client sends to have an operation run, as GraphQL over HTTP, WebSocket and SSE all have it. */
export interface Request {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
}

export interface Prepared {
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
}

const MAX_PREPARED_DOCUMENTS = 1_000

/** The one way in for what does not come over plain HTTP: the same limits, rules and errors on every transport. */
export class Operations {
  readonly #schema: GraphQLSchema
  readonly #limits: QueryLimits
  readonly #onError: OnError
  readonly #documents = new Map<string, DocumentNode>()

  constructor(schema: GraphQLSchema, limits: QueryLimits, onError: OnError) {
    this.#schema = schema
    this.#limits = limits
    this.#onError = onError
  }

  /** Parses, validates and weighs. The errors are ready to be shown. */
  prepare({ query, operationName, variables }: Request): Prepared | readonly GraphQLError[] {
    try {
      const document = this.#documents.get(query) ?? this.#read(query)
      if (!('kind' in document)) return document
      const operation = getOperationAST(document, operationName)
      if (!operation) throw problem('BAD_REQUEST', 'Name one of the operations of the document in operationName.')
      checkCost(this.#schema, document, operationName, variables, this.#limits)
      return { document, operation }
    } catch (error) {
      return [presentable(error, this.#onError)]
    }
  }

  #read(query: string): DocumentNode | readonly GraphQLError[] {
    const document = parseWithinLimits(query, this.#limits)
    const errors = validate(this.#schema, document)
    if (errors.length > 0) return errors.map((error) => presentable(invalid(error), this.#onError))
    // The oldest goes first: a map keeps the order of insertion.
    if (this.#documents.size >= MAX_PREPARED_DOCUMENTS) {
      for (const oldest of this.#documents.keys()) {
        this.#documents.delete(oldest)
        break
      }
    }
    this.#documents.set(query, document)
    return document
  }

  /** Runs a query or mutation. */
  async run({ document }: Prepared, request: Request, contextValue: Context): Promise<ExecutionResult> {
    const result = await execute({
      schema: this.#schema,
      document,
      variableValues: request.variables,
      ...(request.operationName !== null && { operationName: request.operationName }),
      contextValue,
    })
    return { ...result, ...(result.errors && { errors: this.presented(result.errors) }) }
  }

  presented(errors: readonly GraphQLError[]): GraphQLError[] {
    return errors.map((error) => presentable(error, this.#onError))
  }
}

export function invalid({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(withoutSuggestion(message), {
    ...(nodes && { nodes: [...nodes] }),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
}
