import { GraphQLError } from 'graphql'

/** Every code that an error may carry in `extensions.code`. */
export type Code =
  | 'BAD_REQUEST'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'BAD_USER_INPUT'
  | 'UNAUTHENTICATED'
  | 'PERSISTED_QUERY_NOT_FOUND'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'IDEMPOTENCY_CONFLICT'
  | 'PREVIEW_INVALID'
  | 'CURSOR_INVALID'
  | 'CURSOR_EXPIRED'
  | 'CURSOR_AHEAD'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_COMPLEX'
  | 'ANSWER_TOO_LARGE'
  | 'INTROSPECTION_DISABLED'
  | 'TOO_MANY_TOKENS'
  | 'TOO_MANY_ALIASES'
  | 'TOO_MANY_DIRECTIVES'
  | 'TOO_MANY_SUBSCRIPTIONS'
  | 'TOO_MANY_LIVE_QUERIES'
  | 'RATE_LIMITED'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'BATCHING_DISABLED'
  | 'UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR'

export interface Issue {
  /** The path to the invalid value; starts with the name of the argument, or of the variable that could not be coerced. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

export function graphqlError(code: Code, message: string, extensions: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } })
}

/** Caps the errors that are reported: longer lists do not help clients. */
const MAX_ISSUES = 20

export function badInput(all: readonly Issue[]): GraphQLError {
  const issues = all.slice(0, MAX_ISSUES)
  const text = issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  return graphqlError('BAD_USER_INPUT', `The input was not accepted. ${text}`, { issues })
}

export function unauthenticated(message: string): GraphQLError {
  return graphqlError('UNAUTHENTICATED', message)
}

export function forbidden(scope: string): GraphQLError {
  return graphqlError('FORBIDDEN', `Your token lacks the scope ${scope}. Get a token that has it.`)
}

/** `retryAfter` in whole seconds. */
export function rateLimited(retryAfter: number): GraphQLError {
  return graphqlError('RATE_LIMITED', `Too many operations. Try again in ${retryAfter} s.`, { retryAfter })
}

export function tooManySubscriptions(what: string): GraphQLError {
  return graphqlError('TOO_MANY_SUBSCRIPTIONS', `Too many ${what}. End one of them first.`)
}

/** `retryAfter` in whole seconds. */
export function unavailable(message: string, retryAfter: number): GraphQLError {
  return graphqlError('UNAVAILABLE', message, { retryAfter })
}

export function tooManyLiveQueries(): GraphQLError {
  return graphqlError(
    'TOO_MANY_LIVE_QUERIES',
    'This gateway has as many different live queries as it may. Ask one that others ask too, or ask without @live.',
  )
}

export function notLive(): GraphQLError {
  return graphqlError('BAD_REQUEST', 'This query depends on the viewer, so it cannot be live. Send it without @live.')
}

/** For a subscription over plain HTTP. */
export function subscribeElsewhere(): GraphQLError {
  return graphqlError('BAD_REQUEST', 'Subscribe over WebSocket (graphql-transport-ws) or at /graphql/stream.')
}

/** `limit` in bytes. */
export function answerTooLarge(limit: number): GraphQLError {
  return graphqlError(
    'ANSWER_TOO_LARGE',
    `The answer is larger than ${limit} bytes. Ask for less at once, for example for shorter pages without bodies.`,
    { limit },
  )
}

export function notFound(what: string): GraphQLError {
  return graphqlError('NOT_FOUND', `There is no ${what}.`)
}

/** Why a change conflicts with what is stored; docs/errors.md has the reasons. */
export interface Conflict {
  readonly reason: string
  readonly [detail: string]: unknown
}

/** `currentVersion`: the stored version, which the client should read before it retries. */
export function conflict(message: string, currentVersion: number, details: Conflict): GraphQLError {
  return graphqlError('CONFLICT', message, { currentVersion, ...details })
}

export function idempotencyConflict(): GraphQLError {
  return graphqlError(
    'IDEMPOTENCY_CONFLICT',
    'This idempotencyKey was used for a different request. Send a new key with a new request.',
  )
}

/** The same for every link that opens nothing: it must not tell whether there is a draft. */
export function previewInvalid(): GraphQLError {
  return graphqlError(
    'PREVIEW_INVALID',
    'This link to a preview opens nothing: it is incomplete, it has expired or was revoked, or its story is public or gone. Ask the newsroom for a new one.',
  )
}

/** A malformed cursor, or one of another list or log. */
export function cursorInvalid(): GraphQLError {
  return graphqlError(
    'CURSOR_INVALID',
    'The cursor is malformed, or belongs to another list or log. Start again without it.',
  )
}

/** Ends a subscription whose log was replaced, for example by a restore. */
export function logRestored(): GraphQLError {
  return graphqlError(
    'CURSOR_INVALID',
    'The log was restored from a backup, so earlier cursors are invalid. Query again, then subscribe after its asOf.',
  )
}

export function cursorExpired(valid: { oldest: string; head: string }): GraphQLError {
  return graphqlError(
    'CURSOR_EXPIRED',
    'The log no longer reaches back to this cursor. Query again, then subscribe after its asOf.',
    valid,
  )
}

export function cursorAhead(valid: { oldest: string; head: string }): GraphQLError {
  return graphqlError(
    'CURSOR_AHEAD',
    'This cursor is ahead of the log: it is from a later state of this database. Query again, then subscribe after its asOf.',
    valid,
  )
}
