import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../../schema/context.ts'
import { ANONYMOUS, type Viewer } from '../../schema/viewer.ts'
import type { Documents } from '../access/documents.ts'
import type { Make } from '../cache/response-cache.ts'
import type { AnswerGraphQL, Outcome } from './graphql.ts'
import { type AskedOverHttp, forYoga } from './http-request.ts'
import { type KeptParts, serveKept } from './serve-kept.ts'

export interface CachedParts extends KeptParts {
  readonly answer: AnswerGraphQL
  readonly documents: Documents
  readonly openContext: (viewer: Viewer) => Context
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
  const { accept = '' } = http.headers
  const method = body === null ? 'GET' : 'POST'
  const key = `${accept}\n${method} ${address}\n${body ?? ''}`
  return serveKept(parts, { http, key, make: making(parts, { address, accept, body }) }, response)
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
