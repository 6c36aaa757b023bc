import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { encodeLogCursor } from '../../schema/paging/log-cursor.ts'
import type { Answer } from '../cache/answer.ts'
import type { KeptAnswer } from '../cache/kept-answer.ts'
import type { ResponseCache } from '../cache/response-cache.ts'
import { type Chargeable, makeCharged } from './charged-making.ts'
import { type CacheStatus, type HttpCacheLimits, sendBytes, sendKept } from './kept-response.ts'
import type { KnownRequests } from './known-requests.ts'
import { afterCursor, type Reach } from './read-your-writes.ts'

export interface KeptParts {
  readonly cache: ResponseCache
  readonly reach: Reach
  readonly limits: HttpCacheLimits
  readonly known: KnownRequests
  readonly onAnswered: (status: CacheStatus) => void
}

export interface Asked {
  readonly http: IncomingMessage
  readonly key: string
}

export type Askable = Asked & Chargeable

/** Answers from what is kept under the key, and keeps what it has to make. */
export function serveKept(parts: KeptParts, asked: Askable, response: ServerResponse): unknown {
  return sendIfKept(parts, asked, response) || sendMade(parts, asked, response)
}

/**
 * Sends what is kept under the key, in the turn in which it was asked for wherever nothing has to be waited for. False when
 * there is none, or it must be looked for later.
 */
export function sendIfKept(
  parts: KeptParts,
  { http, key }: Asked,
  response: ServerResponse,
): Promise<unknown> | boolean {
  if (http.headers['x-news-cursor'] !== undefined || wantsItsOwn(http)) return false
  const kept = parts.cache.find(key)
  return kept !== null && send(parts, http, response, kept, 'HIT')
}

/** From now on these bytes are known as this request, which was answered from what is kept. */
export function remember({ known }: KeptParts, bytes: string, { http, key }: Asked, response: ServerResponse): void {
  const { method, headers } = http
  const stays = response.shouldKeepAlive && headers.expect === undefined
  // Of a connection that stays, the next request is the next bytes.
  if (method !== 'HEAD' && stays) known.add(bytes, { key, method, headers })
}

/** As `sendIfKept`, to bytes that are known, with a head that another client was sent. False where there is none. */
export function sendToBytes(parts: KeptParts, bytes: string, socket: Socket): boolean {
  const { known, cache, reach, limits, onAnswered } = parts
  const request = known.find(bytes)
  const kept = request && cache.find(request.key)
  if (!kept || !sendBytes(socket, request, kept, cursor(kept.answer, reach), limits)) return false
  onAnswered('HIT')
  return true
}

async function sendMade(parts: KeptParts, asked: Askable, response: ServerResponse): Promise<unknown> {
  const { cache, reach } = parts
  const { http, key } = asked
  await afterCursor(http, reach)
  if (wantsItsOwn(http)) return send(parts, http, response, await makeCharged(cache, null, asked), 'BYPASS')
  const found = cache.find(key)
  if (found) return send(parts, http, response, found, 'HIT')
  const made = await makeCharged(cache, key, asked)
  return send(parts, http, response, made, made.answer.shareable ? 'MISS' : 'BYPASS')
}

function send(
  { reach, limits, onAnswered }: KeptParts,
  http: IncomingMessage,
  response: ServerResponse,
  kept: KeptAnswer,
  status: CacheStatus,
): Promise<unknown> | true {
  onAnswered(status)
  return sendKept(http, response, kept, status, cursor(kept.answer, reach), limits) ?? true
}

/** What holds at its own position holds as far as this gateway has heard since. */
function cursor({ position }: Answer, { heard }: Reach): string {
  const { epoch, head } = heard()
  return text({ epoch, position: Math.max(position ?? 0, head) })
}

let last = { epoch: '', position: -1, text: '' }

/** The same for thousands of requests one after the other. */
function text({ epoch, position }: { epoch: string; position: number }): string {
  if (last.position !== position || last.epoch !== epoch) {
    last = { epoch, position, text: encodeLogCursor({ epoch, position }) }
  }
  return last.text
}

/** RFC 9111: a client may refuse what is kept. */
function wantsItsOwn({ headers }: IncomingMessage): boolean {
  const given = headers['cache-control']
  return given !== undefined && /\bno-cache\b|\bno-store\b/i.test(given)
}
