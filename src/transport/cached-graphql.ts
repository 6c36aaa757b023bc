import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import type { Documents } from '../access/documents.ts'
import type { Make } from '../cache/response-cache.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import type { AnswerDirectly } from './direct-answer.ts'
import type { AnswerGraphQL, Outcome } from './graphql.ts'
import { type AskedOverHttp, forYoga, requestIn } from './http-request.ts'
import type { ResultType } from './negotiation.ts'
import { type KeptParts, remember, sendIfKept, serveKept } from './serve-kept.ts'

export interface CachedParts extends KeptParts {
  readonly answer: AnswerGraphQL
  readonly answerDirectly: AnswerDirectly
  readonly documents: Documents
  readonly openContext: (viewer: Viewer) => Context
  readonly charge: ChargeFrom
}

/** A request for `/graphql` of one who has shown no token. `address` is its path with all parameters. */
export interface AnonymousRequest {
  readonly http: IncomingMessage
  /** The media type to answer with. */
  readonly accept: ResultType
  readonly address: string
  readonly body: string | null
}

/** Answers from what is kept, and keeps what it has to make. */
export function serveCached(
  parts: CachedParts,
  { http, accept, address, body }: AnonymousRequest,
  response: ServerResponse,
): unknown {
  const make = making(parts, { address, accept, body })
  const charge = () => parts.charge(http)(ANONYMOUS)
  return serveKept(parts, { http, key: keyOf(http.headers.accept, address, body), make, charge }, response)
}

/**
 * Sends again what the same request was answered before, whose body is null unless it is a POST, without looking into its
 * words; the next time, if `bytes` are all that was received of it, without parsing it. False for whatever is not as plain as
 * nearly all are: one with a token, or from a page of another site.
 */
export function sendAgain(
  parts: KeptParts,
  http: IncomingMessage,
  body: string | null,
  response: ServerResponse,
  bytes: string | null,
): Promise<unknown> | boolean {
  const { method, url = '', headers } = http
  if (body === null && ((method !== 'GET' && method !== 'HEAD') || !url.startsWith('/graphql?'))) return false
  if (headers.authorization !== undefined || headers.origin !== undefined) return false
  const asked = { http, key: keyOf(headers.accept, url, body) }
  const sent = sendIfKept(parts, asked, response)
  if (sent === true && bytes !== null) remember(parts, bytes, asked, response)
  return sent
}

/** All that an answer depends on but the news, in the client's own words: another spelling is another answer. */
function keyOf(accept = '', address: string, body: string | null): string {
  return body === null ? `${accept}\nGET ${address}` : `${accept}\nPOST ${address}\n${body}`
}

function making({ answer, answerDirectly, documents, openContext }: CachedParts, asked: AskedOverHttp): Make {
  return async (shows) => {
    const opened = { ...openContext(ANONYMOUS), shows }
    const type = contentTypes.get(asked.accept)
    const direct = type === undefined ? null : await answerDirectly(requestIn(asked, documents, ANONYMOUS), opened)
    if (direct && type !== undefined) {
      const { position, nextDueMs } = direct.state
      const body = Buffer.from(direct.body)
      return { status: 200, headers: { 'content-type': type }, body, shareable: true, position, nextDueMs }
    }
    const outcome: Outcome = { shareable: false, state: null }
    const made = await answer(forYoga(asked, documents, ANONYMOUS), { opened, outcome, fromOneState: true })
    learn(asked.accept, made)
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

const MAX_CONTENT_TYPES = 100
/** What Yoga answers readers who accept this, when all goes well. */
const contentTypes = new Map<string, string>()

function learn(accept: string, { status, headers }: Response): void {
  const type = headers.get('content-type')
  if (status === 200 && type !== null && contentTypes.size < MAX_CONTENT_TYPES) contentTypes.set(accept, type)
}
