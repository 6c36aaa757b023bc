import type { LiveNews } from './live-news.ts'
import { pause } from './pause.ts'
import type { Session } from './session.ts'

const POLL_MS = 5_000
/** A timeout, because in a network that drops packets no request fails by itself. */
export const FETCH_MS = 10_000

type Refetch = Pick<LiveNews<never, never>, 'refetch'>

/** Resolves with whether everything could be fetched. */
export async function refetch(news: Refetch, session: Session): Promise<boolean> {
  try {
    session.cursor = await news.refetch(AbortSignal.any([session.stopped, AbortSignal.timeout(FETCH_MS)]))
    return true
  } catch {
    return false
  }
}

/** Refetches at intervals. `back`: the browser may have been offline and is online again. */
export async function poll(news: Refetch, session: Session, times: number): Promise<'polled' | 'back' | 'failed'> {
  for (let polled = 0; polled < times && !session.stopped.aborted; polled++) {
    if (!(await refetch(news, session))) return 'failed'
    if (session.offline) {
      session.offline = false
      session.report('connecting')
      return 'back'
    }
    session.report('polling')
    await pause(POLL_MS * (0.5 + Math.random() / 2), session.stopped)
  }
  return 'polled'
}
