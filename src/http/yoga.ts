import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { State } from '../../db/connection/snapshot.ts'
import type { Context } from '../../schema/context.ts'
import { type OnError, presentable } from '../../schema/presentable.ts'
import { subscribeElsewhere } from '../../schema/problem.ts'
import type { AnswerOperation } from '../graphql/answer.ts'
import type { Request as Operation } from '../graphql/parameters.ts'
import type { Operations, Prepared } from '../graphql/prepare.ts'
import type { StoredResponse } from './cache/response.ts'
import type { ResultType } from './negotiation.ts'

/** A request for `/graphql` whose viewer is known, and whose body is parsed. */
export interface GraphQLRequest {
  readonly method: 'GET' | 'POST'
  /** The media type of the response. */
  readonly accept: ResultType
  readonly operation: Operation
  readonly context: Context
}

export type Respond = (request: GraphQLRequest) => Promise<StoredResponse>

/** What one request goes through Yoga with. */
interface Exchange {
  readonly asked: GraphQLRequest
  prepared?: Prepared
  /** The state of the database that a query was answered from, without an error; null for all else. */
  state: State | null
}

export interface YogaParts {
  readonly schema: GraphQLSchema
  readonly operations: Operations
  readonly answer: AnswerOperation
  readonly onError: OnError
}

/** Queries and mutations over HTTP: Yoga speaks the protocol, our `prepare` and `answer` do the work in its hooks. */
export function graphqlYoga({ schema, operations, answer, onError }: YogaParts): Respond {
  const life: Plugin<{ exchange: Exchange }, { exchange: Exchange }> = {
    onRequestParse({ serverContext: { exchange }, setRequestParser }) {
      const { query, operationName, variables } = exchange.asked.operation
      setRequestParser(() => ({ query, variables, ...(operationName !== null && { operationName }) }))
    },
    onParse({ context: { exchange }, setParsedDocument }) {
      const prepared = operations.prepare(exchange.asked.operation)
      if (!('document' in prepared)) throw new AggregateError(prepared)
      exchange.prepared = prepared
      setParsedDocument(prepared.document)
    },
    onValidate({ setResult }) {
      // `prepare` has done it.
      setResult([])
    },
    onExecute({ context: { exchange }, setExecuteFn }) {
      setExecuteFn(() => executed(exchange))
    },
    onSubscribe({ setResultAndStopExecution }) {
      setResultAndStopExecution({ errors: [withStatus(subscribeElsewhere())] })
    },
  }

  async function executed(exchange: Exchange): Promise<ExecutionResult & { stringify?: () => string }> {
    const { prepared, asked } = exchange
    if (!prepared) throw new Error('an operation is prepared before it is executed')
    const answered = await answer(prepared, asked.context)
    if ('text' in answered) {
      exchange.state = answered.state
      return { data: {}, stringify: () => answered.text }
    }
    if (!answered.result.errors) exchange.state = answered.state
    return answered.result
  }

  const yoga = createYoga<{ exchange: Exchange }>({
    schema,
    graphqlEndpoint: '/graphql',
    logging: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    parserAndValidationCache: false,
    // The body was read before, within its limit.
    maxRequestBodySize: false,
    plugins: [life],
    maskedErrors: { maskError: (error) => withStatus(presentable(error, onError)) },
  })

  return async (asked) => {
    const exchange: Exchange = { asked, state: null }
    const { method, accept } = asked
    const request = new yoga.fetchAPI.Request('http://localhost/graphql', { method, headers: { accept } })
    const response = await yoga.fetch(request, { exchange })
    const { state } = exchange
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.text()),
      shareable: state !== null && response.status === 200,
      position: state?.position ?? null,
      nextDueMs: state?.nextDueMs ?? null,
    }
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
 * The status that Yoga answers an error with: 400 if the operation was not executed, within a 200 for the media type
 * application/json, as the specification says. An error of Yoga's own has its status.
 */
function withStatus(error: GraphQLError): GraphQLError {
  const code = String(error.extensions.code)
  // Without a path the input is that of the variables, which are read before execution.
  const isUnreadable = code === 'BAD_USER_INPUT' && error.path === undefined
  if (error.extensions.http !== undefined || !(isUnreadable || REFUSED.has(code))) return error
  const { message, nodes, source, positions, path, extensions } = error
  return new GraphQLError(message, {
    ...(nodes && { nodes: [...nodes] }),
    ...(source && { source }),
    ...(positions && { positions: [...positions] }),
    ...(path && { path: [...path] }),
    extensions: { ...extensions, http: { status: 400, spec: true } },
  })
}
