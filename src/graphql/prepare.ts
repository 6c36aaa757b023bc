import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { shortened } from '../../schema/error-text.ts'
import { graphqlError } from '../../schema/errors.ts'
import { maskError, type OnError, withoutSuggestion } from '../../schema/mask-error.ts'
import { type Executable, MAX_REPORTED_ERRORS } from './answer.ts'
import { costWithinLimit, parseWithinLimits, type QueryLimits } from './limits.ts'
import type { Request } from './parameters.ts'
import { checkLiterals, checkTexts } from './texts.ts'

/** An operation that may be executed: its document is valid, and it is within the limits. */
export interface Prepared extends Executable {
  readonly operation: OperationDefinitionNode
  readonly cost: number
}

const MAX_PREPARED_DOCUMENTS = 1_000

/** Prepares operations for execution, with the same limits, rules and errors on every transport. */
export class Operations {
  readonly #schema: GraphQLSchema
  readonly #limits: QueryLimits
  readonly #onError: OnError
  /** By text. */
  readonly #documents = new LRUCache<string, DocumentNode>({ max: MAX_PREPARED_DOCUMENTS })

  constructor(schema: GraphQLSchema, limits: QueryLimits, onError: OnError) {
    this.#schema = schema
    this.#limits = limits
    this.#onError = onError
  }

  /** Parses, validates and checks the cost. The errors are masked. */
  prepare({ query, operationName, variables, tellsCost = false }: Request): Prepared | readonly GraphQLError[] {
    try {
      const document = this.#documents.get(query) ?? this.#read(query)
      if (!('kind' in document)) return document
      const operation = getOperationAST(document, operationName)
      if (!operation)
        throw graphqlError('BAD_REQUEST', 'Set operationName to the name of an operation in the document.')
      checkTexts(variables)
      const cost = costWithinLimit(this.#schema, document, operation, variables, this.#limits)
      return { document, operation, operationName, variables, cost, tellsCost }
    } catch (error) {
      return [maskError(error, this.#onError)]
    }
  }

  /** Errors of an operation that cannot begin, as clients may see them. */
  masked(errors: readonly GraphQLError[]): GraphQLError[] {
    return errors.map((error) => maskError(error, this.#onError))
  }

  #read(query: string): DocumentNode | readonly GraphQLError[] {
    const document = parseWithinLimits(query, this.#limits)
    const errors = validate(this.#schema, document, undefined, { maxErrors: MAX_REPORTED_ERRORS })
    if (errors.length > 0) return errors.map(invalid)
    checkLiterals(document)
    this.#documents.set(query, document)
    return document
  }
}

function invalid({ message, nodes }: GraphQLError): GraphQLError {
  return new GraphQLError(shortened(withoutSuggestion(message)), {
    ...(nodes && { nodes: [...nodes] }),
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  })
}
