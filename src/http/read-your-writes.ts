import type { IncomingMessage } from 'node:http'
import type { LogRange } from '../../db/log/event-log.ts'
import { cursorProblem, resumption } from '../../schema/paging/resumption.ts'

export interface LogProgress {
  /** The range of the log that this gateway has read. */
  readonly heard: () => LogRange
  /** Resolves with the range of the log once this gateway has caught up with it. */
  readonly logRange: () => Promise<LogRange>
}

/**
 * Resolves once this gateway has read the log up to the cursor in `X-News-Cursor`, so that the response is not older.
 * @throws CURSOR_INVALID, CURSOR_AHEAD
 */
export async function afterCursor({ headers }: IncomingMessage, { heard, logRange }: LogProgress): Promise<void> {
  const cursor = headers['x-news-cursor']
  if (typeof cursor !== 'string' || cursor === '') return
  // A cursor from before the retained log is no problem: every response reflects it.
  const found = resumption(cursor, { ...heard(), oldest: 0 })
  if ('from' in found) return
  const reached = await logRange()
  const now = resumption(cursor, { ...reached, oldest: 0 })
  if ('problem' in now) throw cursorProblem(now.problem, reached)
}
