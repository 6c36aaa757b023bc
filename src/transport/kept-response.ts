import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptAnswer } from '../cache/kept-answer.ts'
import { contentEncoding, isNotModified } from './negotiation.ts'

export interface HttpCacheLimits {
  readonly maxAgeSeconds: number
  readonly staleSeconds: number
}

/** HIT: it was kept. MISS: it was made, and is kept from now on if it may be. BYPASS: it was made for this one alone. */
export type CacheStatus = 'HIT' | 'MISS' | 'BYPASS'

/**
 * Sends an answer as RFC 9111 has it: with its validator, its tags for a cache outside, and lifetimes that never go
 * beyond the next change that time will bring.
 */
export function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptAnswer,
  status: CacheStatus,
  cursor: string,
  limits: HttpCacheLimits,
): unknown {
  const { answer } = kept
  const cacheControl = answer.shareable ? lifetime(kept, limits) : 'no-store'
  const headers = {
    ...kept.headers,
    ...dated(kept.headers['last-modified']),
    'x-cache': status,
    'x-news-cursor': cursor,
    'cache-control': cacheControl,
  }
  if (answer.shareable && isNotModified(request.headers, kept.etag, kept.headers['last-modified'])) {
    return response.writeHead(304, headers).end()
  }
  const encoding = answer.shareable ? contentEncoding(request.headers['accept-encoding']) : null
  const body = kept.encoded(encoding)
  const send = (bytes: Buffer) => {
    const encoded = encoding !== null && bytes !== answer.body ? { 'content-encoding': encoding } : {}
    return response.writeHead(answer.status, { ...headers, ...encoded, 'content-length': bytes.length }).end(bytes)
  }
  return body instanceof Promise ? body.then(send) : send(body)
}

/** A date in the future is no date of a change: until then it is now, which is too early for a client to be told "not modified". */
function dated(modified: string | undefined): { 'last-modified'?: string } {
  if (modified === undefined || Date.parse(modified) <= Date.now()) return {}
  return { 'last-modified': new Date().toUTCString() }
}

function lifetime({ endsAt }: KeptAnswer, { maxAgeSeconds, staleSeconds }: HttpCacheLimits): string {
  const leftSeconds = Math.max(0, Math.floor((endsAt - performance.now()) / 1_000))
  const maxAge = Math.min(maxAgeSeconds, leftSeconds)
  return `public, max-age=${maxAge}, stale-while-revalidate=${Math.min(staleSeconds, leftSeconds - maxAge)}`
}
