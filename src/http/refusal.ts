import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GraphQLError } from 'graphql'
import { RESULT_TYPES, resultType } from './negotiation.ts'

const STATUS: Record<string, number> = {
  BAD_REQUEST: 400,
  BATCHING_DISABLED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNAVAILABLE: 503,
  INTERNAL_SERVER_ERROR: 500,
}

/** Responds with a GraphQL error to a request that is refused before it reaches Yoga, which sets the status of all other errors. */
export function refuse(request: IncomingMessage, response: ServerResponse, error: GraphQLError): void {
  const type = resultType(request.headers)
  const modern = type === 'application/graphql-response+json'
  const code = String(error.extensions.code)
  // GraphQL over HTTP requires 200 for a well-formed request with application/json, even if its token is invalid. Clients of event
  // streams get the status, because they parse no other body than events.
  const told = code === 'UNAUTHENTICATED' || code === 'PERSISTED_QUERY_NOT_FOUND'
  const inside = told && type === 'application/json'
  const status = inside ? 200 : (STATUS[code] ?? 400)
  send(response, status, `application/${modern ? 'graphql-response+json' : 'json'}`, error)
}

/** Responds to a request that is not a GraphQL request, with the same body and always the status of the code. */
export function refuseAs(response: ServerResponse, error: GraphQLError): void {
  send(response, STATUS[String(error.extensions.code)] ?? 400, 'application/json', error)
}

function send(response: ServerResponse, status: number, type: string, error: GraphQLError): void {
  const { retryAfter } = error.extensions
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(typeof retryAfter === 'number' && { 'retry-after': String(retryAfter) }),
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    // The rest of the oversized body is not read, so the connection cannot be reused.
    ...(status === 413 && { connection: 'close' }),
  })
  response.end(JSON.stringify({ errors: [error] }))
}

/** Responds with 406 to a client that accepts no media type of a GraphQL result (RFC 9110, section 15.5.7). */
export function refuseMediaType(response: ServerResponse): void {
  const types = RESULT_TYPES.join(', ')
  response.writeHead(406, { accept: types, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`Accept one of ${types}.\n`)
}
