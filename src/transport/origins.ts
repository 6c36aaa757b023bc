import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whether a page of this origin may ask. Programs send no origin; our own pages send the host they came from. */
export function originAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: ReadonlySet<string>,
): boolean {
  if (origin === undefined) return true
  return allowed.has(origin) || URL.parse(origin)?.host === host
}

/** CORS for the origins on the list, never with credentials. Answers a preflight; false when all is said. */
export function allowOrigin(
  allowedOrigins: ReadonlySet<string>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { origin, host } = request.headers
  if (origin === undefined && request.method !== 'OPTIONS') return true
  const allowed = originAllowed(origin, host, allowedOrigins)
  response.setHeader('vary', 'origin')
  if (origin !== undefined && allowed) {
    response.setHeader('access-control-allow-origin', origin)
    response.setHeader('access-control-expose-headers', 'etag, retry-after, x-cache, x-news-cursor')
  }
  if (request.method !== 'OPTIONS') return true
  if (allowed) {
    response.setHeader('access-control-allow-methods', 'GET, HEAD, POST')
    response.setHeader(
      'access-control-allow-headers',
      'authorization, cache-control, content-type, if-none-match, last-event-id, x-news-cursor',
    )
    response.setHeader('access-control-max-age', '86400')
  }
  response.writeHead(204).end()
  return false
}
