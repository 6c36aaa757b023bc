import { z } from 'zod'
import { isUnavailable } from '../../../db/connection/errors.ts'
import { oneLine } from '../text/plain-text.ts'
import type { Failure } from './take.ts'

const known = z.object({
  message: z.string(),
  code: z.string().optional().catch(undefined),
  extensions: z
    .object({
      code: z.string().optional().catch(undefined),
      retryAfter: z.number().optional().catch(undefined),
      issues: z
        .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
        .optional()
        .catch([]),
    })
    .optional()
    .catch(undefined),
})

const connection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
])

/** Classifies what a publisher threw, which may be anything. */
export function classifyFailure(error: unknown): Failure {
  const parsed = known.safeParse(asObject(error))
  if (!parsed.success) return { kind: 'refused', reason: oneLine(String(error)) }
  const { message, code, extensions } = parsed.data
  const reason = reasonIn(message, extensions?.issues ?? [])
  switch (extensions?.code) {
    case 'UNAVAILABLE':
    case 'RATE_LIMITED':
      return {
        kind: 'transient',
        reason,
        retryAfterMs: extensions.retryAfter === undefined ? null : extensions.retryAfter * 1000,
      }
    case 'UNAUTHENTICATED':
    case 'FORBIDDEN':
      return { kind: 'fatal', reason }
    case 'CONFLICT':
      // Of the feed, which is paused. What conflicts about an item is a result.
      return { kind: 'fatal', reason }
  }
  const lost =
    isUnavailable(error) ||
    isConnection(code) ||
    isConnection(known.safeParse(asObject(causeOf(error))).data?.code) ||
    isTimeout(error)
  return lost ? { kind: 'transient', reason, retryAfterMs: null } : { kind: 'refused', reason }
}

function asObject(error: unknown): unknown {
  // An AggregateError of refused connections has an empty message and a `code`.
  if (!(error instanceof Error)) return error
  return {
    message: error.message || error.name,
    code: 'code' in error ? error.code : undefined,
    extensions: 'extensions' in error ? error.extensions : undefined,
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined
}

function isConnection(code: string | undefined): boolean {
  return code !== undefined && connection.has(code)
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}

function reasonIn(message: string, issues: readonly { path: readonly (string | number)[]; message: string }[]): string {
  const unsaid = issues.filter((issue) => !message.includes(issue.message))
  return oneLine([message, ...unsaid.map(({ path, message: text }) => `${path.join('.')}: ${text}`)].join(' '))
}
