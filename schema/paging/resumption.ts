import type { GraphQLError } from 'graphql'
import type { LogRange } from '../../db/log/event-log.ts'
import { cursorAhead, cursorExpired, cursorInvalid } from '../errors.ts'
import { decodeLogCursor, encodeLogCursor } from './log-cursor.ts'

export type CursorProblem = 'invalid' | 'expired' | 'ahead'

/** The position that a client with this cursor resumes from, or why it cannot. */
export function resumption(
  cursor: string,
  { epoch, oldest, head }: LogRange,
): { readonly from: number } | { readonly problem: CursorProblem } {
  const decoded = decodeLogCursor(cursor)
  if (decoded === null || decoded.epoch !== epoch) return { problem: 'invalid' }
  if (decoded.position < oldest - 1) return { problem: 'expired' }
  return decoded.position > head ? { problem: 'ahead' } : { from: decoded.position }
}

/** The error for the client. Its `oldest` and `head` are cursors that are valid now. */
export function cursorProblem(problem: CursorProblem, { epoch, oldest, head }: LogRange): GraphQLError {
  if (problem === 'invalid') return cursorInvalid()
  const valid = {
    oldest: encodeLogCursor({ epoch, position: oldest - 1 }),
    head: encodeLogCursor({ epoch, position: head }),
  }
  return problem === 'expired' ? cursorExpired(valid) : cursorAhead(valid)
}
