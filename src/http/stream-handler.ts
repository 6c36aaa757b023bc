import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Viewer } from '../../schema/viewer/viewer.ts'
import type { Authenticate } from '../auth/tokens.ts'
import { type Asked, requestFromBody, requestFromUrl } from '../graphql/parameters.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import { readJson } from './body.ts'
import { authenticateCharged } from './charged-authentication.ts'
import { type AllowedOrigins, allowOrigin } from './origins.ts'
import { afterCursor, type LogProgress } from './read-your-writes.ts'

/** Responds with server-sent events. */
export type ServeStream = (
  http: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  viewer: Viewer,
) => Promise<void>

export interface StreamParts {
  readonly authenticate: Authenticate
  readonly charge: ChargeFrom
  readonly cache: { readonly progress: LogProgress }
  readonly stream: ServeStream
  readonly allowedOrigins: AllowedOrigins
  readonly maxBodyBytes: number
}

/** Handles a request for `/graphql/stream`. @throws errors of `schema/errors.ts` */
export async function handleStream(
  parts: StreamParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  if (!allowOrigin(parts.allowedOrigins, request, response)) return null
  if (request.method !== 'GET' && request.method !== 'POST') {
    return response.writeHead(405, { allow: 'GET, POST' }).end()
  }
  const body = request.method === 'POST' ? await readJson(request, parts.maxBodyBytes) : null
  return serveStream(parts, request, response, body)
}

/** Streams the operation of a request. `body` is null for a GET. @throws errors of `schema/errors.ts` */
export async function serveStream(
  parts: StreamParts,
  request: IncomingMessage,
  response: ServerResponse,
  body: string | null,
): Promise<void> {
  const parameters = () => new URL(request.url ?? '', 'http://localhost').searchParams
  const asked = body === null ? requestFromUrl(parameters()) : requestFromBody(body)
  await afterCursor(request, parts.cache.progress)
  return parts.stream(request, response, asked, await authenticateCharged(parts, request))
}
