import { randomUUID } from 'node:crypto'
import { GraphQLError } from 'graphql'
import { isUnavailable, sqlState } from '../db/connection/errors.ts'
import { TooManyBytes } from '../db/relation/read-limit.ts'
import { shortened } from './error-text.ts'
import { answerTooLarge, type graphqlError } from './errors.ts'
import { inputIssues } from './input-issues.ts'

/** Called with a masked error and the `requestId` in the response to the client. */
export type OnError = (error: unknown, requestId: string) => void

/**
 * Masks an error for clients: it has a code, and no internal details. Errors of `errors.ts` are returned unchanged, an unavailable
 * database becomes UNAVAILABLE, anything else INTERNAL_SERVER_ERROR, which is reported.
 */
export function maskError(error: unknown, onError: OnError): GraphQLError {
  if (!(error instanceof GraphQLError)) return maskError(wrapped(error), onError)
  const { code } = error.extensions
  if (typeof code === 'string') return error
  const cause = error.originalError
  if (!cause || cause instanceof GraphQLError) return wrongInput(error, shortened(withoutSuggestion(error.message)))
  if (cause instanceof TooManyBytes) {
    const { message, extensions } = answerTooLarge(cause.maxBytes)
    return located(error, 'ANSWER_TOO_LARGE', message, extensions)
  }
  if (isUnavailable(cause)) {
    onError(cause, randomUUID())
    return located(error, 'UNAVAILABLE', 'The database cannot be reached. Try again in a moment.')
  }
  // SQLSTATE class 22: a value that no column can hold.
  if (sqlState(cause)?.startsWith('22')) return wrongInput(error, 'A value cannot be stored or compared.')
  const requestId = randomUUID()
  onError(cause, requestId)
  return located(error, 'INTERNAL_SERVER_ERROR', 'Something went wrong here. Report the requestId.', { requestId })
}

/** Removes suggestions of similar names, which would reveal hidden names. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean .*\?$/s, '')
}

function wrongInput(error: GraphQLError, message: string): GraphQLError {
  return located(error, 'BAD_USER_INPUT', message, { issues: inputIssues(error, message) })
}

function located(
  { nodes, source, positions, path }: GraphQLError,
  code: Parameters<typeof graphqlError>[0],
  message: string,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(shortened(message), {
    ...(nodes && { nodes: [...nodes] }),
    ...(source && { source }),
    ...(positions && { positions: [...positions] }),
    ...(path && { path: [...path] }),
    extensions: { ...extensions, code },
  })
}

function wrapped(error: unknown): GraphQLError {
  return new GraphQLError('unexpected', { originalError: error instanceof Error ? error : new Error(String(error)) })
}
