import type { IncomingHttpHeaders } from 'node:http'
import fresh from 'fresh'

interface Conditional {
  readonly method?: string | undefined
  readonly headers: Pick<IncomingHttpHeaders, 'if-none-match' | 'if-modified-since'>
}

/**
 * Whether the client's own copy still holds (RFC 9110, 13.1): its `If-None-Match` names the entity tag, compared weakly, or,
 * where it names none, `If-Modified-Since` is not before `modified`. Never for a method other than GET and HEAD.
 */
export function isNotModified({ method, headers }: Conditional, etag: string, modified?: string): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const { 'if-none-match': tags, 'if-modified-since': date } = headers
  // Without `Cache-Control: no-cache`, which `fetch` adds to every request with conditions of the caller's: it asks caches to
  // validate with the origin, and this is the origin.
  return fresh({ 'if-none-match': tags, 'if-modified-since': date }, { etag, 'last-modified': modified })
}
