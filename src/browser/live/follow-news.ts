import { connect } from './connect.ts'
import type { LiveNews } from './live-news.ts'
import { overEvents } from './over-events.ts'
import { overWebSocket } from './over-web-socket.ts'
import { backOff, pause } from './pause.ts'
import { poll, refetch } from './poll.ts'
import { Session } from './session.ts'
import type { Transport } from './stream.ts'

/** The transports, best first. Each resumes from the cursor that the previous one reached. After the last, polling. */
const TRANSPORTS: readonly Transport[] = [overWebSocket, overEvents]
/** Number of polls after which streams are tried again; it doubles each time. */
const MAX_POLLS = 12
const MAX_REFUSALS = 3

/**
 * Follows the news for ever: over WebSocket, else over server-sent events, else by polling. No event is missed and none arrives twice.
 * Returns a function that stops it.
 */
export function followNews<Event, State = never>(news: LiveNews<Event, State>): () => void {
  const stop = new AbortController()
  const session = new Session(news.after, stop.signal, news.onConnection)
  session.report('connecting')
  void follow(news, session)
  return () => stop.abort()
}

/*
 * | outcome | next |
 * | --- | --- |
 * | lost: the connection had lasted | the best transport, after a short delay |
 * | refused: the cursor is too old, or the gateway is overloaded | refetch, then the same transport; after some refusals the next |
 * | blocked: no connection, or cut off at once | the next transport; if the browser may be offline, a refetch that shows it |
 * | failed: nothing can be fetched | offline: fetch again, after growing delays |
 * | polled, back | the best transport |
 */
async function follow<Event, State>(news: LiveNews<Event, State>, session: Session): Promise<void> {
  let next = 0
  let refusals = 0
  for (let rounds = 0; !session.stopped.aborted; ) {
    const transport = TRANSPORTS[next]
    const outcome = transport
      ? await connect(transport, news, session)
      : await poll(news, session, Math.min(MAX_POLLS, 2 ** rounds))
    switch (outcome) {
      case 'lost':
        session.offline = true
        next = rounds = refusals = 0
        await pause(backOff(0), session.stopped)
        break
      case 'refused':
        await pause(backOff(refusals++), session.stopped)
        if (!(await refetch(news, session)) || refusals > MAX_REFUSALS) next++
        break
      case 'blocked':
        next = session.offline ? TRANSPORTS.length : next + 1
        break
      case 'failed':
        session.offline = true
        session.report('offline')
        await pause(backOff(rounds), session.stopped)
        break
      case 'polled':
      case 'back':
        break
    }
    if (!transport) {
      next = refusals = 0
      rounds = outcome === 'back' ? 0 : rounds + 1
    }
  }
}
