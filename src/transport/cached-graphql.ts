import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { encodeLogCursor } from '../../schema/log-cursor.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import type { Documents } from '../access/documents.ts'
import type { Answer } from '../cache/answer.ts'
import type { KeptAnswer } from '../cache/kept-answer.ts'
import type { Make, ResponseCache } from '../cache/response-cache.ts'
import type { AnswerGraphQL, Outcome } from './graphql.ts'
import { type AskedOverHttp, forYoga } from './http-request.ts'
import { type CacheStatus, type HttpCacheLimits, sendKept } from './kept-response.ts'
import { afterCursor, type Reach } from './read-your-writes.ts'

export interface CachedParts {
  readonly cache: ResponseCache
  readonly answer: AnswerGraphQL
  readonly documents: Documents
  readonly openContext: (viewer: Viewer) => Context
  readonly reach: Reach
  readonly limits: HttpCacheLimits
  readonly onAnswered: (status: CacheStatus) => void
}

/** A request for `/graphql` of one who has shown no token. `address` is its path with all parameters. */
export interface AnonymousRequest {
  readonly http: IncomingMessage
  readonly address: string
  readonly body: string | null
}

/** Answers from what is kept, and keeps what it has to make. */
export async function serveCached(
  parts: CachedParts,
  { http, address, body }: AnonymousRequest,
  response: ServerResponse,
): Promise<unknown> {
  const { cache, reach, limits, onAnswered } = parts
  await afterCursor(http, reach)
  const { accept = '' } = http.headers
  const method = body === null ? 'GET' : 'POST'
  const key = `${accept}\n${method} ${address}\n${body ?? ''}`
  const send = (kept: KeptAnswer, status: CacheStatus) => {
    onAnswered(status)
    return sendKept(http, response, kept, status, cursor(kept.answer, reach), limits)
  }
  const make = making(parts, { address, accept, body })
  if (wantsItsOwn(http)) return send(await cache.make(null, make), 'BYPASS')
  const found = cache.find(key)
  if (found) return send(found, 'HIT')
  const made = await cache.make(key, make)
  return send(made, made.answer.shareable ? 'MISS' : 'BYPASS')
}

function making({ answer, documents, openContext }: CachedParts, asked: AskedOverHttp): Make {
  return async (shows) => {
    const outcome: Outcome = { shareable: false, state: null }
    const made = await answer(forYoga(asked, documents, ANONYMOUS), {
      opened: { ...openContext(ANONYMOUS), shows },
      outcome,
      fromOneState: true,
    })
    return {
      status: made.status,
      headers: Object.fromEntries(made.headers),
      body: Buffer.from(await made.arrayBuffer()),
      // One that had to be made statement by statement may mix several states.
      shareable: outcome.shareable && outcome.state !== null && made.status === 200,
      position: outcome.state?.position ?? null,
      nextDueMs: outcome.state?.nextDueMs ?? null,
    }
  }
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
