import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import type { Viewer } from '../../schema/viewer.ts'
import type { Documents } from '../access/documents.ts'
import type { Authenticate } from '../access/tokens.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import type { SseTransport } from '../sse/transport.ts'
import { readBody, requireJson } from './body.ts'
import { type CachedParts, serveCached } from './cached-graphql.ts'
import type { AnswerDirectly } from './direct-answer.ts'
import type { AnswerGraphQL } from './graphql.ts'
import { forYoga } from './http-request.ts'
import { prefersHtml, resultType } from './negotiation.ts'
import { type AllowedOrigins, allowOrigin } from './origins.ts'
import { afterCursor } from './read-your-writes.ts'
import { refuseMediaType } from './refusal.ts'
import { requestFromBody, requestFromUrl } from './request.ts'

export interface GraphQLParts {
  readonly authenticate: Authenticate
  readonly answer: AnswerGraphQL
  readonly answerDirectly: AnswerDirectly
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
  const answer = await parts.answer(forYoga({ address, accept, body }, parts.documents, viewer), {
    opened: parts.openContext(viewer),
    outcome: { shareable: false, state: null },
    fromOneState: false,
  })
  for (const [name, value] of answer.headers) response.setHeader(name, value)
  response.setHeader('cache-control', 'private, no-store')
  response.setHeader('vary', 'origin, accept, authorization')
  response.setHeader('x-cache', 'BYPASS')
  response.writeHead(answer.status)
  return response.end(Buffer.from(await answer.arrayBuffer()))
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
