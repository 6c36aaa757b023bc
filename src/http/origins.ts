import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'

/** The origins whose pages may use this gateway: any, or those that a pattern matches. */
export type AllowedOrigins = '*' | readonly (string | RegExp)[]

const OPTIONS = {
  methods: ['GET', 'HEAD', 'POST'],
  exposedHeaders: ['etag', 'retry-after', 'x-cache', 'x-news-cursor', 'x-query-cost'],
  maxAge: 86_400,
}

/** Whether a page of this origin may use the gateway. True without an origin (not a browser) and for the gateway's own host. */
export function originAllowed(
  { origin, host }: Pick<IncomingMessage['headers'], 'origin' | 'host'>,
  allowed: AllowedOrigins,
): boolean {
  if (origin === undefined || allowed === '*') return true
  if (host !== undefined && URL.parse(origin)?.host === host) return true
  return allowed.some((pattern) => (typeof pattern === 'string' ? pattern === origin : pattern.test(origin)))
}

/**
 * Applies CORS without credentials. A preflight allows every requested header, since clients and tracing add their own.
 * Responds to preflights itself, and then returns false.
 */
export function allowOrigin(allowed: AllowedOrigins, request: IncomingMessage, response: ServerResponse): boolean {
  const { method, headers } = request
  if (headers.origin === undefined && method !== 'OPTIONS') return true
  const named = originAllowed(headers, allowed) && headers.origin
  const origin = allowed === '*' ? allowed : named || []
  let isPreflight = true
  cors({ ...OPTIONS, origin })(request, response, () => {
    isPreflight = false
  })
  return !isPreflight
}
