import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { Authenticate } from '../auth/tokens.ts'
import type { Documents } from '../graphql/documents.ts'
import { requestFromBody, requestFromUrl } from '../graphql/parameters.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import type { SseTransport } from '../sse/transport.ts'
import { readBody, requireJson } from './body.ts'
import { type CachedParts, serveCached } from './cached-graphql.ts'
import type { AnswerGraphQL } from './graphql.ts'
import { requestIn } from './http-request.ts'
import { prefersHtml, resultType } from './negotiation.ts'
import { type AllowedOrigins, allowOrigin } from './origins.ts'
import { afterCursor } from './read-your-writes.ts'
import { refuseMediaType } from './refusal.ts'

export interface GraphQLParts {
  readonly authenticate: Authenticate
  readonly answer: AnswerGraphQL
  readonly documents: Documents
  readonly openContext: (viewer: Viewer) => Context
  readonly charge: ChargeFrom
  readonly cached: CachedParts
  readonly sse: SseTransport
  readonly graphiql: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly allowedOrigins: AllowedOrigins
  readonly maxBodyBytes: number
}

/** A request for `/graphql`: `address` is its path with all parameters, `given` its body if that was read before. */
export async function serveGraphQL(
  parts: GraphQLParts,
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
  given: string | null,
): Promise<unknown> {
  if (!allowOrigin(parts.allowedOrigins, request, response)) return null
  const { method = 'GET', headers } = request
  const reads = method === 'GET' || method === 'HEAD'
  if (reads && prefersHtml(headers) && !urlOf(address).searchParams.has('query')) {
    return parts.graphiql(request, response)
  }
  if (!reads && method !== 'POST') {
    return response.writeHead(405, { allow: 'GET, HEAD, POST, OPTIONS' }).end('GraphQL is asked by GET or POST.\n')
  }
  const accept = resultType(headers)
  if (accept === null) return refuseMediaType(response)
  if (accept === 'text/event-stream') return serveStream(parts, request, response, urlOf(address))
  let body: string | null = null
  if (method === 'POST') {
    requireJson(request)
    body = given ?? (await readBody(request, parts.maxBodyBytes))
  }
  // Clients send an empty one for a reader who is not logged in.
  if (!headers.authorization) {
    return serveCached(parts.cached, { http: request, accept, address, body }, response)
  }
  await afterCursor(request, parts.cached.reach)
  const viewer = await parts.authenticate(headers.authorization)
  const refused = await parts.charge(request)(viewer)
  if (refused) throw refused
  const asked = requestIn({ accept, address, body }, parts.documents, parts.openContext(viewer))
  const answer = await parts.answer(asked)
  response.writeHead(answer.status, {
    ...answer.headers,
    'cache-control': 'private, no-store',
    vary: 'origin, accept, authorization',
    'x-cache': 'BYPASS',
  })
  return response.end(answer.body)
}

const urlOf = (address: string) => new URL(address, 'http://localhost')

export async function serveStream(
  parts: GraphQLParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<unknown> {
  if (!allowOrigin(parts.allowedOrigins, request, response)) return null
  if (request.method !== 'GET' && request.method !== 'POST') {
    return response.writeHead(405, { allow: 'GET, POST' }).end()
  }
  if (request.method === 'POST') requireJson(request)
  const asked =
    request.method === 'POST' ? requestFromBody(await readBody(request, parts.maxBodyBytes)) : requestFromUrl(url)
  const viewer: Viewer = await parts.authenticate(request.headers.authorization ?? null)
  return parts.sse.serve(request, response, { ...asked, query: parts.documents.textOf(asked, viewer) }, viewer)
}
