import type { IncomingHttpHeaders } from 'node:http'
import fresh from 'fresh'

interface Conditional {
  readonly method?: string | undefined
  readonly headers: Pick<IncomingHttpHeaders, 'if-none-match' | 'if-modified-since'>
}

/**
 * Evaluates a conditional request (RFC 9110, section 13.1): `If-None-Match` by weak comparison, or in its absence
 * `If-Modified-Since`. False for methods other than GET and HEAD.
 */
export function isNotModified({ method, headers }: Conditional, etag: string, modified?: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const { 'if-none-match': tags, 'if-modified-since': date } = headers
  // `Cache-Control` is not passed on: `fetch` adds `no-cache` to every conditional request, and `fresh` would never confirm one.
  // The directive asks caches to revalidate with the origin, which is this server.
  return fresh({ 'if-none-match': tags, 'if-modified-since': date }, { etag, 'last-modified': modified })
}
