import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { shortened } from '../../schema/error-text.ts'
import { graphqlError } from '../../schema/errors.ts'
import { queryCost } from './cost.ts'
import { queryShape } from './shape.ts'

export interface QueryLimits {
  readonly maxDocumentBytes: number
  readonly maxTokens: number
  readonly maxDepth: number
  readonly maxAliases: number
  readonly maxRootFields: number
  readonly maxDirectives: number
  readonly maxCost: number
  /** Whether the schema may be asked for. */
  readonly introspection: boolean
}

/**
 * Parses a document within the limits of its size and shape.
 * @throws GRAPHQL_PARSE_FAILED, TOO_MANY_TOKENS, QUERY_TOO_DEEP, TOO_MANY_ALIASES, TOO_MANY_DIRECTIVES, QUERY_TOO_COMPLEX
 */
export function parseWithinLimits(text: string, limits: QueryLimits): DocumentNode {
  if (Buffer.byteLength(text) > limits.maxDocumentBytes) {
    throw graphqlError('TOO_MANY_TOKENS', `The document is longer than ${limits.maxDocumentBytes} bytes.`)
  }
  const document = parsed(text, limits)
  const { depth, rootFields, aliases, directives, introspects, introspectionAliases } = queryShape(document)
  if (introspects && !limits.introspection) {
    throw graphqlError('INTROSPECTION_DISABLED', 'This gateway does not tell its schema. Read docs/reference.md.')
  }
  if (introspectionAliases > 0) {
    throw graphqlError('TOO_MANY_ALIASES', 'A field below __schema or __type cannot have an alias.')
  }
  if (depth > limits.maxDepth) {
    throw graphqlError(
      'QUERY_TOO_DEEP',
      `The document is ${depth} fields deep; at most ${limits.maxDepth} are allowed.`,
    )
  }
  if (aliases > limits.maxAliases) {
    throw graphqlError('TOO_MANY_ALIASES', `A field has ${aliases} aliases; at most ${limits.maxAliases} are allowed.`)
  }
  if (directives > limits.maxDirectives) {
    throw graphqlError('TOO_MANY_DIRECTIVES', `${directives} directives; at most ${limits.maxDirectives} are allowed.`)
  }
  if (rootFields > limits.maxRootFields) {
    throw graphqlError('QUERY_TOO_COMPLEX', `${rootFields} root fields; at most ${limits.maxRootFields} are allowed.`, {
      cost: rootFields,
      limit: limits.maxRootFields,
    })
  }
  return document
}

function parsed(text: string, { maxTokens }: QueryLimits): DocumentNode {
  try {
    return parse(text, { maxTokens })
  } catch (error) {
    if (error instanceof RangeError)
      throw graphqlError('QUERY_TOO_DEEP', 'The document is nested too deeply to be parsed.')
    if (!(error instanceof GraphQLError)) throw error
    if (/more (than|that) \d+ tokens/.test(error.message)) {
      throw graphqlError('TOO_MANY_TOKENS', `The document has more than ${maxTokens} tokens.`)
    }
    const { message, source, positions } = error
    throw new GraphQLError(shortened(message), {
      ...(source && { source }),
      ...(positions && { positions: [...positions] }),
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    })
  }
}

/**
 * The cost of an operation with these variables as the execution coerces them; 0 if it refuses them.
 * @throws QUERY_TOO_COMPLEX with the cost and the limit.
 */
export function costWithinLimit(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  { maxCost }: QueryLimits,
): number {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
  const cost = coerced ? queryCost(schema, document, operation, coerced) : 0
  if (cost <= maxCost) return cost
  throw graphqlError(
    'QUERY_TOO_COMPLEX',
    `The operation costs ${cost}; at most ${maxCost} is allowed. Ask for less at once.`,
    { cost, limit: maxCost },
  )
}
