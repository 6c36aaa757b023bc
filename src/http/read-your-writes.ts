import type { IncomingMessage } from 'node:http'
import type { LogRange } from '../../db/log/event-log.ts'
import { cursorProblem, resumption } from '../log/cursor.ts'

export interface Reach {
  /** How far this gateway has heard. */
  readonly heard: () => LogRange
  /** How far the log reaches, once this gateway has heard that far. */
  readonly logRange: () => Promise<LogRange>
}

/**
 * Who sends the cursor of what it has seen or written, in `X-News-Cursor`, is not answered from before it.
 * @throws CURSOR_INVALID, CURSOR_AHEAD
 */
export async function afterCursor({ headers }: IncomingMessage, { heard, logRange }: Reach): Promise<void> {
  const cursor = headers['x-news-cursor']
  if (typeof cursor !== 'string' || cursor === '') return
  // One that has expired lies before everything.
  const found = resumption(cursor, { ...heard(), oldest: 0 })
  if ('from' in found) return
  const reached = await logRange()
  const now = resumption(cursor, { ...reached, oldest: 0 })
  if ('problem' in now) throw cursorProblem(now.problem, reached)
}
