import { type Agent, errors, fetch, type RequestInit, type Response } from 'undici'
import { NotPublic } from './agent.ts'

export interface ExchangeLimits {
  /** For the whole exchange, from the lookup to the last byte. */
  readonly timeoutMs: number
  /** Of the response's body, after decompression. */
  readonly maxBytes: number
}

export type ExchangeRequest = Pick<RequestInit, 'method' | 'headers' | 'body'>

export interface Answered {
  readonly status: number
  readonly headers: Response['headers']
  /** Null if it is larger than `maxBytes`. */
  readonly body: Buffer | null
}

/** Why there is no response that can be used. */
export interface Unanswered {
  readonly problem: 'not-public' | 'timeout' | 'unreachable' | 'stopped'
  /** For the operator. */
  readonly reason: string
}

/**
 * One request to an address that a stranger has named, bounded in time and bytes. Redirects are not followed: whoever does so
 * makes another request, which is checked like the first.
 */
export async function exchange(
  agent: Agent,
  url: string,
  request: ExchangeRequest,
  { timeoutMs, maxBytes }: ExchangeLimits,
  stopping: AbortSignal,
): Promise<Answered | Unanswered> {
  const late = AbortSignal.timeout(timeoutMs)
  try {
    const signal = AbortSignal.any([stopping, late])
    const response = await fetch(url, { ...request, dispatcher: agent, redirect: 'manual', signal })
    return { status: response.status, headers: response.headers, body: await readBounded(response, maxBytes) }
  } catch (error) {
    if (stopping.aborted) return { problem: 'stopped', reason: 'this gateway is stopping' }
    if (late.aborted) return { problem: 'timeout', reason: `no complete response within ${timeoutMs} ms` }
    return unanswered(error)
  }
}

/** Stops reading where the body turns out to be larger. */
async function readBounded({ body }: Response, maxBytes: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body ?? []) {
    bytes += chunk.length
    if (bytes > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** `fetch` wraps what went wrong in a TypeError. */
function unanswered(error: unknown): Unanswered {
  const cause = error instanceof TypeError && error.cause !== undefined ? error.cause : error
  if (cause instanceof NotPublic) return { problem: 'not-public', reason: cause.message }
  if (cause instanceof errors.ConnectTimeoutError) return { problem: 'timeout', reason: cause.message }
  if (cause instanceof AggregateError) return unanswered(cause.errors[0])
  return { problem: 'unreachable', reason: cause instanceof Error ? cause.message : String(cause) }
}
