import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer/viewer.ts'
import type { Make } from '../cache/response-cache.ts'
import type { Documents } from '../graphql/documents.ts'
import type { ChargeFrom } from '../quota/charge.ts'
import type { AnswerGraphQL } from './graphql.ts'
import { type AskedOverHttp, requestIn } from './http-request.ts'
import type { ResultType } from './negotiation.ts'
import { type KeptParts, remember, sendIfKept, serveKept } from './serve-kept.ts'

export interface CachedParts extends KeptParts {
  readonly answer: AnswerGraphQL
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

function making({ answer, documents, openContext }: CachedParts, asked: AskedOverHttp): Make {
  return async (addCacheTag) => {
    const context = { ...openContext(ANONYMOUS), addCacheTag }
    const { status, headers, body, state } = await answer(requestIn(asked, documents, context))
    // One that several statements made may mix several states.
    const shareable = state !== null && status === 200
    return { status, headers, body, shareable, position: state?.position ?? null, nextDueMs: state?.nextDueMs ?? null }
  }
}
