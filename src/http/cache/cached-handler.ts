import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import type { AnswersInFlight } from '../../graphql/answers-in-flight.ts'
import { isNotModified } from '../conditional.ts'
import { contentEncoding } from '../negotiation.ts'
import { afterCursor, type LogProgress } from '../read-your-writes.ts'
import type { CacheEntry, EncodedBody, Lifetime } from './entry.ts'
import { type Fill, fillCharged } from './rate-limited-fill.ts'
import type { ResponseCache } from './store.ts'

export interface CacheParts {
  readonly store: ResponseCache
  readonly progress: LogProgress
  /** The log as far as this gateway has read it. */
  readonly log: { readonly epoch: string; readonly head: number }
  readonly lifetime: Lifetime
  readonly inFlight: AnswersInFlight
  readonly hits: { inc(): void }
  readonly misses: { inc(): void }
}

/** HIT: from the cache. MISS: rendered and stored. BYPASS: rendered for this request only. */
type CacheStatus = 'HIT' | 'MISS' | 'BYPASS'

export interface CacheableRequest {
  readonly http: IncomingMessage
  /** Everything that the response depends on except the news; null if it is not cached. */
  readonly key: string | null
}

/** Responds from the cache, or renders, stores and sends the response. @throws what rendering throws, and a refused charge */
export async function serveCached(
  parts: CacheParts,
  asked: CacheableRequest & Fill,
  response: ServerResponse,
): Promise<void> {
  const { http, key } = asked
  const found = storedFor(parts, asked)
  if (found) return send(parts, http, response, found, 'HIT')
  await afterCursor(http, parts.progress)
  if (key === null || bypasses(http))
    return send(parts, http, response, await fillCharged(parts.store, null, asked), 'BYPASS')
  const stored = parts.store.find(key)
  if (stored) return send(parts, http, response, stored, 'HIT')
  const made = await fillCharged(parts.store, key, asked)
  return send(parts, http, response, made, made.response.shareable ? 'MISS' : 'BYPASS')
}

/** The cached response; null on a miss, and for a request with `X-News-Cursor`, whose position must be reached first. */
export function storedFor({ store }: CacheParts, { http, key }: CacheableRequest): CacheEntry | null {
  return key === null || http.headers['x-news-cursor'] !== undefined || bypasses(http) ? null : store.find(key)
}

/** RFC 9111, section 5.2.1: with `no-cache` or `no-store` a client refuses cached responses. */
function bypasses({ headers }: IncomingMessage): boolean {
  const directives = headers['cache-control']
  return directives !== undefined && /\bno-cache\b|\bno-store\b/i.test(directives)
}

/**
 * Sends the response with its validators and lifetime in the content coding that the client accepts, or a 304 (RFC 9110, RFC 9111).
 * Returns a promise only if the body has to be compressed first.
 */
export function send(
  { log, lifetime, inFlight, hits, misses }: CacheParts,
  http: IncomingMessage,
  response: ServerResponse,
  entry: CacheEntry,
  status: CacheStatus,
): void | Promise<void> {
  const { shareable } = entry.response
  const { sentLastModified } = entry
  const computed = [
    'x-cache',
    status,
    'x-news-cursor',
    cursorOf(entry, log),
    'cache-control',
    entry.cacheControl(lifetime),
    ...(sentLastModified === undefined ? [] : ['last-modified', sentLastModified]),
  ]
  const counter = status === 'HIT' ? hits : misses
  counter.inc()
  if (shareable && isNotModified(http, entry.etag, entry.lastModified)) {
    response.writeHead(304, [...entry.validators, ...computed]).end()
    return
  }
  const write = ({ encoding, length: bytes, chunk }: EncodedBody) => {
    inFlight.hold(bytes, response)
    const length = ['content-length', String(bytes)]
    const coding = encoding === null ? [] : ['content-encoding', encoding]
    response
      .writeHead(entry.response.status, [...entry.headers, ...computed, ...length, ...coding])
      .end(chunk, 'latin1')
  }
  const body = entry.encoded(shareable ? contentEncoding(http.headers) : null)
  return body instanceof Promise ? body.then(write) : write(body)
}

/** An entry that was not invalidated reflects everything that this gateway has read; a fresh render may reflect more. */
function cursorOf({ response: { position } }: CacheEntry, { epoch, head }: CacheParts['log']): string {
  return cursorText(epoch, Math.max(position ?? 0, head))
}

let last = { epoch: '', position: -1, text: '' }

/** Memoised: thousands of consecutive responses have the same cursor. */
function cursorText(epoch: string, position: number): string {
  if (last.position !== position || last.epoch !== epoch) {
    last = { epoch, position, text: encodeLogCursor({ epoch, position }) }
  }
  return last.text
}
