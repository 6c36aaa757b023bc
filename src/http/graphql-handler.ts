import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import type { Authenticate } from '../auth/tokens.ts'
import type { AnswersInFlight } from '../graphql/answers-in-flight.ts'
import type { Documents } from '../graphql/documents.ts'
import { requestFromBody, requestFromUrl } from '../graphql/parameters.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import { readJson } from './body.ts'
import { type CacheParts, send, serveCached, storedFor } from './cache/cached-handler.ts'
import type { StoredResponse } from './cache/response.ts'
import type { Make } from './cache/store.ts'
import { authenticateCharged } from './charged-authentication.ts'
import { prefersHtml, resultType } from './negotiation.ts'
import { type AllowedOrigins, allowOrigin } from './origins.ts'
import { afterCursor } from './read-your-writes.ts'
import { refuseMediaType } from './refusal.ts'
import { type ServeStream, serveStream } from './stream-handler.ts'
import type { Respond } from './yoga.ts'

export interface GraphQLParts {
  readonly authenticate: Authenticate
  readonly respond: Respond
  readonly documents: Documents
  readonly openContext: (viewer: Viewer) => Context
  readonly charge: ChargeFrom
  readonly cache: CacheParts
  readonly stream: ServeStream
  /** Null if it is switched off. */
  readonly graphiql: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null
  readonly allowedOrigins: AllowedOrigins
  readonly maxBodyBytes: number
}

/** Handles a request for `/graphql`. @throws errors of `schema/errors.ts` if it is refused before execution */
export async function handleGraphQL(
  parts: GraphQLParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  if (!allowOrigin(parts.allowedOrigins, request, response)) return null

  const { method = 'GET', headers, url = '' } = request
  const reads = method === 'GET' || method === 'HEAD'
  if (!reads && method !== 'POST') {
    const head = { allow: 'GET, HEAD, POST, OPTIONS', 'x-content-type-options': 'nosniff' }
    return response.writeHead(405, head).end('Send GraphQL requests as GET or POST.\n')
  }
  const body = reads ? null : await readJson(request, parts.maxBodyBytes)

  // Clients send an empty header for users who are not signed in.
  const isAnonymous = !headers.authorization
  const key = cacheKey(headers.accept, url, body)
  const stored = isAnonymous ? storedFor(parts.cache, { http: request, key }) : null
  if (stored) return send(parts.cache, request, response, stored, 'HIT')
  // A cached response has it already.
  response.setHeader('x-content-type-options', 'nosniff')

  if (parts.graphiql && reads && prefersHtml(headers) && !parametersOf(url).has('query')) {
    return parts.graphiql(request, response)
  }
  const accept = resultType(headers)
  if (accept === null) return refuseMediaType(response)
  if (accept === 'text/event-stream') return serveStream(parts, request, response, body)

  const charge = parts.charge(request)
  const respondTo = async (viewer: Viewer, context: Context): Promise<StoredResponse> => {
    const asked = body === null ? requestFromUrl(parametersOf(url)) : requestFromBody(body)
    const query = parts.documents.textOf(asked, viewer)
    const operation = { ...asked, query }
    const chargeMore = (price: number) => charge(viewer, price)
    return parts.respond({ method: reads ? 'GET' : 'POST', accept, operation, context, charge: chargeMore })
  }
  if (isAnonymous) {
    const make: Make = (addCacheTag) => respondTo(ANONYMOUS, { ...parts.openContext(ANONYMOUS), addCacheTag })
    return serveCached(parts.cache, { http: request, key, make, charge: () => charge(ANONYMOUS) }, response)
  }

  await afterCursor(request, parts.cache.progress)
  const viewer = await authenticateCharged(parts, request)
  const refused = await charge(viewer)
  if (refused) throw refused
  return sendPrivate(response, await respondTo(viewer, parts.openContext(viewer)), parts.cache.inFlight)
}

/** Everything that an anonymous response depends on except the news. Not normalised: requests that differ in spelling are separate entries. */
function cacheKey(accept = '', url: string, body: string | null): string {
  return body === null ? `${accept}\nGET ${url}` : `${accept}\nPOST ${url}\n${body}`
}

function parametersOf(url: string): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams
}

function sendPrivate(
  response: ServerResponse,
  { status, headers, body }: StoredResponse,
  inFlight: AnswersInFlight,
): void {
  inFlight.hold(body.length, response)
  response
    .writeHead(status, {
      ...headers,
      'cache-control': 'private, no-store',
      vary: 'origin, accept, authorization',
      'x-cache': 'BYPASS',
    })
    .end(body)
}
