import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Encoding, KeptAnswer } from '../cache/kept-answer.ts'

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
  const { answer, etag, cacheTag } = kept
  for (const name in answer.headers) response.setHeader(name, answer.headers[name] ?? '')
  response.setHeader('vary', 'origin, accept, accept-encoding, authorization')
  response.setHeader('x-cache', status)
  response.setHeader('x-news-cursor', cursor)
  if (!answer.shareable) {
    response.setHeader('cache-control', 'no-store')
    return response.writeHead(answer.status).end(answer.body)
  }
  response.setHeader('etag', etag)
  response.setHeader('cache-control', lifetime(kept, limits))
  response.setHeader('cache-tag', cacheTag)
  if (isNotModified(request.headers['if-none-match'], etag)) return response.writeHead(304).end()
  const encoding = encodingOf(request.headers['accept-encoding'])
  const body = kept.encoded(encoding)
  if (body === answer.body) return response.writeHead(answer.status).end(body)
  const send = (bytes: Buffer) => {
    if (encoding !== null) response.setHeader('content-encoding', encoding)
    response.writeHead(answer.status, { 'content-length': bytes.length }).end(bytes)
  }
  return body instanceof Promise ? body.then(send) : send(body)
}

function lifetime({ endsAt }: KeptAnswer, { maxAgeSeconds, staleSeconds }: HttpCacheLimits): string {
  const leftSeconds = Math.max(0, Math.floor((endsAt - performance.now()) / 1_000))
  const maxAge = Math.min(maxAgeSeconds, leftSeconds)
  return `public, max-age=${maxAge}, stale-while-revalidate=${Math.min(staleSeconds, leftSeconds - maxAge)}`
}

function isNotModified(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false
  if (given.trim() === '*') return true
  // Weak comparison, as RFC 9110 has it for this header.
  return given.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.slice(2))
}

/** The best of what the client takes; null for the bytes as they are. */
function encodingOf(accepts: string | undefined): Encoding | null {
  if (accepts === undefined) return null
  const takes = (name: string) =>
    new RegExp(`(^|,)\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*(,|$))[\\d.]+)?\\s*(,|$)`, 'i').test(accepts)
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : null
}
