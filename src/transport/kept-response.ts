import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Form, KeptAnswer } from '../cache/kept-answer.ts'
import type { Varying } from '../cache/repeated-head.ts'
import { isNotModified } from './conditional.ts'
import type { KnownRequest } from './known-requests.ts'
import { contentEncoding } from './negotiation.ts'

export interface HttpCacheLimits {
  readonly maxAgeSeconds: number
  readonly staleSeconds: number
}

/** HIT: it was kept. MISS: it was made, and is kept from now on if it may be. BYPASS: it was made for this one alone. */
export type CacheStatus = 'HIT' | 'MISS' | 'BYPASS'

/**
 * Sends an answer as RFC 9111 has it: with its validator, its tags for a cache outside, and lifetimes that never go
 * beyond the next change that time will bring. Resolves when it had to be compressed first.
 */
export function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  kept: KeptAnswer,
  cacheStatus: CacheStatus,
  cursor: string,
  limits: HttpCacheLimits,
): Promise<void> | undefined {
  const { answer } = kept
  const varying = varyingOf(kept, cacheStatus, cursor, limits)
  if (answer.shareable && isNotModified(request, kept.etag, kept.lastModified)) {
    kept.notModified.write(response, varying, () => response.writeHead(304, headers(kept.validators, varying)))
    response.end()
    return undefined
  }
  const send = ({ encoding, length, chunk, head }: Form): undefined => {
    head.write(response, varying, () => {
      const own = ['content-length', String(length), ...(encoding === null ? [] : ['content-encoding', encoding])]
      response.writeHead(answer.status, [...headers(kept.headers, varying), ...own])
    })
    response.end(chunk, 'latin1')
  }
  const form = kept.encoded(answer.shareable ? contentEncoding(request.headers) : null)
  if (form instanceof Promise) return form.then(send)
  return send(form)
}

/**
 * The same to a connection itself, of which this request was received whole, as long as nothing has to be made
 * for it: false otherwise, and then nothing was sent.
 */
export function sendBytes(
  socket: Socket,
  request: KnownRequest,
  kept: KeptAnswer,
  cursor: string,
  limits: HttpCacheLimits,
): boolean {
  const varying = varyingOf(kept, 'HIT', cursor, limits)
  if (isNotModified(request, kept.etag, kept.lastModified)) {
    const head = kept.notModified.now(varying)
    return head !== null && sendTogether(socket, head, '')
  }
  const form = kept.encoded(contentEncoding(request.headers))
  if (form instanceof Promise) return false
  const head = form.head.now(varying)
  return head !== null && sendTogether(socket, head, form.chunk)
}

function sendTogether(socket: Socket, head: string, chunk: Buffer | string): true {
  if (typeof chunk === 'string') socket.write(head + chunk, 'latin1')
  else {
    socket.cork()
    socket.write(head, 'latin1')
    socket.write(chunk)
    socket.uncork()
  }
  return true
}

function varyingOf(kept: KeptAnswer, cacheStatus: CacheStatus, cursor: string, limits: HttpCacheLimits): Varying {
  const cacheControl = kept.answer.shareable ? lifetime(kept, limits) : 'no-store'
  return { cacheStatus, cursor, cacheControl, lastModified: lastModified(kept) }
}

function headers(fixed: readonly string[], { cacheStatus, cursor, cacheControl, lastModified }: Varying): string[] {
  const varying = ['x-cache', cacheStatus, 'x-news-cursor', cursor, 'cache-control', cacheControl]
  return [...fixed, ...varying, ...(lastModified === undefined ? [] : ['last-modified', lastModified])]
}

/** A date in the future is no date of a change: until then it is now, which is too early for a client to be told "not modified". */
function lastModified({ lastModified: date }: KeptAnswer): string | undefined {
  return date === undefined || Date.parse(date) <= Date.now() ? date : new Date().toUTCString()
}

function lifetime({ endsAt }: KeptAnswer, { maxAgeSeconds, staleSeconds }: HttpCacheLimits): string {
  const leftSeconds = Math.max(0, Math.floor((endsAt - performance.now()) / 1_000))
  const maxAge = Math.min(maxAgeSeconds, leftSeconds)
  const stale = Math.min(staleSeconds, leftSeconds - maxAge)
  if (last.maxAge !== maxAge || last.stale !== stale) {
    last = { maxAge, stale, text: `public, max-age=${maxAge}, stale-while-revalidate=${stale}` }
  }
  return last.text
}

/** Nearly always it is the same for all answers. */
let last = { maxAge: -1, stale: -1, text: '' }
