import type { IncomingMessage } from 'node:http'
import type { LogExtent } from '../../db/log/event-log.ts'
import { cursorProblem } from '../live/admit.ts'
import { resumption } from '../log/resumption.ts'

export interface Reach {
  /** How far this gateway has heard. */
  readonly heard: () => LogExtent
  /** How far the log reaches, once this gateway has heard that far. */
  readonly extent: () => Promise<LogExtent>
}

/**
 * Who sends the cursor of what it has seen or written, in `X-News-Cursor`, is not answered from before it.
 * @throws CURSOR_INVALID, CURSOR_AHEAD
 */
export async function afterCursor({ headers }: IncomingMessage, { heard, extent }: Reach): Promise<void> {
  const cursor = headers['x-news-cursor']
  if (typeof cursor !== 'string' || cursor === '') return
  // One that has expired lies before everything.
  const found = resumption(cursor, { ...heard(), oldest: 0 })
  if ('from' in found) return
  const reached = await extent()
  const now = resumption(cursor, { ...reached, oldest: 0 })
  if ('problem' in now) throw cursorProblem(now.problem, reached)
}
