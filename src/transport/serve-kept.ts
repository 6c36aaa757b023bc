import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodeLogCursor } from '../../schema/log-cursor.ts'
import type { Answer } from '../cache/answer.ts'
import type { KeptAnswer } from '../cache/kept-answer.ts'
import type { Make, ResponseCache } from '../cache/response-cache.ts'
import { type CacheStatus, type HttpCacheLimits, sendKept } from './kept-response.ts'
import { afterCursor, type Reach } from './read-your-writes.ts'

export interface KeptParts {
  readonly cache: ResponseCache
  readonly reach: Reach
  readonly limits: HttpCacheLimits
  readonly onAnswered: (status: CacheStatus) => void
}

/** Answers from what is kept under the key, and keeps what it has to make. */
export async function serveKept(
  { cache, reach, limits, onAnswered }: KeptParts,
  { http, key, make }: { readonly http: IncomingMessage; readonly key: string; readonly make: Make },
  response: ServerResponse,
): Promise<unknown> {
  await afterCursor(http, reach)
  const send = (kept: KeptAnswer, status: CacheStatus) => {
    onAnswered(status)
    return sendKept(http, response, kept, status, cursor(kept.answer, reach), limits)
  }
  if (wantsItsOwn(http)) return send(await cache.make(null, make), 'BYPASS')
  const found = cache.find(key)
  if (found) return send(found, 'HIT')
  const made = await cache.make(key, make)
  return send(made, made.answer.shareable ? 'MISS' : 'BYPASS')
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
  return /\bno-cache\b|\bno-store\b/i.test(headers['cache-control'] ?? '')
}
