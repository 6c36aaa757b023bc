import { type ExecutionArgs, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { State } from '../../db/connection/snapshot.ts'
import type { Context } from '../../schema/context.ts'
import { onOneState } from '../../schema/one-state.ts'
import { type OnError, presentable } from '../../schema/presentable.ts'
import { subscribeElsewhere } from '../../schema/problem.ts'
import type { TreeReaders } from '../../schema/read-tree.ts'
import { checkCost, parseWithinLimits, type QueryLimits } from '../access/query-limits.ts'
import { invalid } from './operation.ts'

/** What is learned while a request is answered. */
export interface Outcome {
  /** It ran a query, and nothing went wrong. */
  shareable: boolean
  /** The one state of the database that it was answered from; null where it may have been several. */
  state: State | null
}

interface Asked {
  readonly opened: Context
  readonly outcome: Outcome
  /** Answers from one state of the database. */
  readonly fromOneState: boolean
}

/** Answers one request for `/graphql` whose body was read, within its limit, and whose viewer is known. */
export type AnswerGraphQL = (request: Request, asked: Asked) => Promise<Response>

/** Queries and mutations over HTTP, as the GraphQL over HTTP specification has it. */
export function graphqlOverHttp(
  schema: GraphQLSchema,
  limits: QueryLimits,
  readers: TreeReaders,
  onError: OnError,
): AnswerGraphQL {
  const yoga = createYoga<Asked>({
    schema,
    context: ({ opened }) => opened,
    graphqlEndpoint: '/graphql',
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    // The body was measured while it was read.
    maxRequestBodySize: false,
    plugins: [useQueryLimits(schema, limits), useNoSuggestions(), useNoSubscriptions(), useOutcome(readers)],
    maskedErrors: { maskError: (error) => forHttp(presentable(error, onError), error) },
  })
  return async (request, asked) => yoga.fetch(request, asked)
}

function useQueryLimits(schema: GraphQLSchema, limits: QueryLimits): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((text: string) => parseWithinLimits(text, limits))
    },
    onExecute({ args, setResultAndStopExecution }) {
      try {
        checkCost(schema, args.document, args.operationName ?? null, args.variableValues ?? {}, limits)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        setResultAndStopExecution({ errors: [forHttp(error, error)] })
      }
    },
  }
}

function useNoSuggestions(): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result, setResult }) => {
        const shown = (error: Error) => (error instanceof GraphQLError ? forHttp(invalid(error), error) : error)
        if (!valid) setResult(result.map(shown))
      },
  }
}

function useNoSubscriptions(): Plugin {
  return {
    onSubscribe({ setResultAndStopExecution }) {
      const error = subscribeElsewhere()
      setResultAndStopExecution({ errors: [forHttp(error, error)] })
    },
  }
}

function useOutcome(readers: TreeReaders): Plugin<Asked & Context> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const context = args.contextValue
      const { outcome, fromOneState } = context
      const isQuery = getOperationAST(args.document, args.operationName)?.operation === 'query'
      if (fromOneState && isQuery) {
        setExecuteFn(async (args: ExecutionArgs) => {
          const { result, state } = await onOneState(readers, { ...args, contextValue: context }, executeFn)
          outcome.state = state
          return result
        })
      }
      return {
        onExecuteDone({ result }) {
          outcome.shareable = isQuery && !('errors' in result && result.errors)
        },
      }
    },
  }
}

const REFUSED = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COMPLEX',
  'TOO_MANY_TOKENS',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
])

/**
 * Adds the status that Yoga answers with: 400 for what is refused before execution, to readers of the older media type
 * inside a 200, as the specification has it; for the rest what Yoga gave `original`.
 */
function forHttp(error: GraphQLError, original: unknown): GraphQLError {
  // Yoga's word for a document without the operation that is asked for; the other transports say BAD_REQUEST.
  const unknownOperation = error.extensions.code === 'OPERATION_RESOLUTION_FAILURE'
  const code = unknownOperation ? 'BAD_REQUEST' : String(error.extensions.code)
  // Without a path the input is that of the variables, which are read before execution.
  const unreadable = unknownOperation || (code === 'BAD_USER_INPUT' && error.path === undefined)
  const given = original instanceof GraphQLError && !unreadable ? original.extensions.http : undefined
  const http = given ?? (unreadable || REFUSED.has(code) ? { status: 400, spec: true } : undefined)
  if (http === undefined || http === error.extensions.http) return error
  const { message, nodes, source, positions, path, extensions } = error
  return new GraphQLError(message, {
    ...(nodes && { nodes: [...nodes] }),
    ...(source && { source }),
    ...(positions && { positions: [...positions] }),
    ...(path && { path: [...path] }),
    extensions: { ...extensions, code, http },
  })
}
