import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import { createYoga, type Plugin } from 'graphql-yoga'
import type { State } from '../../db/connection/snapshot.ts'
import type { Context } from '../../schema/context.ts'
import { subscribeElsewhere } from '../../schema/errors.ts'
import { maskError, type OnError } from '../../schema/mask-error.ts'
import { type Answer, type AnswerOperation, resultOf } from '../graphql/answer.ts'
import type { Request as Operation } from '../graphql/parameters.ts'
import type { Operations, Prepared } from '../graphql/prepare.ts'
import { chargeRest } from '../quota/price.ts'
import type { StoredResponse } from './cache/response.ts'
import type { ResultType } from './negotiation.ts'

/** A parsed and authenticated request for `/graphql`. */
export interface GraphQLRequest {
  readonly method: 'GET' | 'POST'
  /** The media type of the response. */
  readonly accept: ResultType
  readonly operation: Operation
  readonly context: Context
  /** Charges more to the client. Resolves to the refusal, or null. */
  readonly charge: (price: number) => Promise<GraphQLError | null>
}

export type Respond = (request: GraphQLRequest) => Promise<StoredResponse>

/** The state of one request while Yoga processes it. */
interface Exchange {
  readonly asked: GraphQLRequest
  readonly prepared: Prepared | readonly GraphQLError[]
  /** Set for queries only: Yoga first has to check that the HTTP method allows other operations. */
  readonly answer: Answer | null
  /** The snapshot that a query without errors was read from; else null. */
  state: State | null
}

export interface YogaParts {
  readonly schema: GraphQLSchema
  readonly operations: Operations
  readonly answer: AnswerOperation
  readonly onError: OnError
}

/**
 * Serves queries and mutations over HTTP. Yoga implements GraphQL over HTTP; `prepare` and `answer` replace its parsing, validation
 * and execution. JSON that Postgres wrote bypasses Yoga, which would cost a third of such a response; a test compares the headers
 * with Yoga's.
 */
export function graphqlYoga({ schema, operations, answer, onError }: YogaParts): Respond {
  const life: Plugin<{ exchange: Exchange }, { exchange: Exchange }> = {
    onRequestParse({ serverContext: { exchange }, setRequestParser }) {
      const { query, operationName, variables } = exchange.asked.operation
      setRequestParser(() => ({ query, variables, ...(operationName !== null && { operationName }) }))
    },
    onParse({ context: { exchange }, setParsedDocument }) {
      const { prepared } = exchange
      if (!('document' in prepared)) throw new AggregateError(prepared)
      setParsedDocument(prepared.document)
    },
    onValidate({ setResult }) {
      // `prepare` has validated the document.
      setResult([])
    },
    onExecute({ context: { exchange }, setExecuteFn }) {
      setExecuteFn(() => executed(exchange))
    },
    onSubscribe({ setResultAndStopExecution }) {
      setResultAndStopExecution({ errors: [withStatus(subscribeElsewhere())] })
    },
  }

  async function executed(exchange: Exchange): Promise<ExecutionResult> {
    const { prepared, asked } = exchange
    if (!('document' in prepared)) throw new Error('an operation is prepared before it is executed')
    const result = resultOf(exchange.answer ?? (await answer(prepared, asked.context)))
    if (!result.errors) exchange.state = exchange.answer?.state ?? null
    return result
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
    // `readJson` enforces the limit.
    maxRequestBodySize: false,
    plugins: [life],
    maskedErrors: { maskError: (error) => withStatus(maskError(error, onError)) },
  })

  return async (asked) => {
    const { method, accept, operation, context } = asked
    const prepared = operations.prepare(operation)
    const dear = 'document' in prepared ? await chargeRest(prepared.cost, asked.charge) : null
    if (dear) throw dear
    const isQuery = 'document' in prepared && prepared.operation.operation === 'query'
    const answered = isQuery ? await answer(prepared, context) : null
    const cost = 'document' in prepared ? { 'x-query-cost': String(prepared.cost) } : {}
    if (answered && 'text' in answered) return textResponse(answered, accept, cost)
    const exchange: Exchange = { asked, prepared, answer: answered, state: null }
    const request = new yoga.fetchAPI.Request('http://localhost/graphql', { method, headers: { accept } })
    const response = await yoga.fetch(request, { exchange })
    const { state } = exchange
    return {
      status: response.status,
      headers: { ...Object.fromEntries(response.headers), ...cost },
      body: Buffer.from(await response.text()),
      shareable: state !== null && response.status === 200,
      position: state?.position ?? null,
      nextDueMs: state?.nextDueMs ?? null,
    }
  }
}

function textResponse(
  { text, state }: Extract<Answer, { readonly text: string }>,
  accept: ResultType,
  cost: Readonly<Record<string, string>>,
): StoredResponse {
  const body = Buffer.from(text)
  const headers = { 'content-type': `${accept}; charset=utf-8`, 'content-length': String(body.length), ...cost }
  return { status: 200, headers, body, shareable: true, position: state.position, nextDueMs: state.nextDueMs }
}

const REFUSED = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COMPLEX',
  'ANSWER_TOO_LARGE',
  'INTROSPECTION_DISABLED',
  'TOO_MANY_TOKENS',
  'TOO_MANY_ALIASES',
  'TOO_MANY_DIRECTIVES',
])

/**
 * Sets status 400 if the operation was not executed, and 503 if it may be tried again; `spec` makes Yoga send 200 with the media type application/json, as GraphQL over
 * HTTP requires. Yoga's own errors have a status already.
 */
function withStatus(error: GraphQLError): GraphQLError {
  const code = String(error.extensions.code)
  const { retryAfter } = error.extensions
  // Without a path the error is about variables, which are coerced before execution.
  const isUnreadable = code === 'BAD_USER_INPUT' && error.path === undefined
  const sheds = code === 'UNAVAILABLE' && typeof retryAfter === 'number'
  if (error.extensions.http !== undefined || !(isUnreadable || sheds || REFUSED.has(code))) return error
  const http = sheds ? { status: 503, headers: { 'retry-after': String(retryAfter) } } : { status: 400, spec: true }
  const { message, nodes, source, positions, path, extensions } = error
  return new GraphQLError(message, {
    ...(nodes && { nodes: [...nodes] }),
    ...(source && { source }),
    ...(positions && { positions: [...positions] }),
    ...(path && { path: [...path] }),
    extensions: { ...extensions, http },
  })
}
