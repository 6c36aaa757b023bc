import type { LiveNews } from './live-news.ts'
import type { Session } from './session.ts'
import type { Message, Transport } from './stream.ts'

/** A connection that lasts this long is not cut off by a proxy. */
const LASTING_MS = 3_000

/** Runs one connection over one transport. Resolves with whether it lasted, was blocked, or was refused. */
export async function connect<Event, State>(
  transport: Transport,
  news: LiveNews<Event, State>,
  session: Session,
): Promise<'lost' | 'blocked' | 'refused'> {
  let openAt = Number.POSITIVE_INFINITY
  // What a closed connection still delivers is ignored; the next connection delivers it again.
  let closed = false
  const accepted = await transport<Event, State>({
    gateway: news.gateway,
    query: news.query,
    variables: { ...news.variables, after: session.cursor },
    states: news.states ?? [],
    signal: session.nextSignal(),
    onOpen() {
      if (closed) return
      session.offline = false
      openAt = Math.min(openAt, performance.now())
      session.report('live')
    },
    onMessage(message) {
      if (closed || session.stopped.aborted) return true
      const event = fieldOf(message)
      if (event === null || message.extensions === undefined) return false
      news.onEvent(event, message.extensions.cursor)
      session.cursor = message.extensions.cursor
      return true
    },
    onState(message) {
      const state = fieldOf(message)
      if (closed || session.stopped.aborted || state === null || message.extensions === undefined) return
      news.onState?.(state, message.extensions.cursor)
    },
    onCursor(cursor) {
      if (!closed) session.cursor = cursor
    },
  })
  closed = true
  if (session.connection === 'live') session.report('connecting')
  if (!accepted) return 'refused'
  return performance.now() - openAt > LASTING_MS ? 'lost' : 'blocked'
}

/** The value of the subscription's field; null if it could not be resolved. */
function fieldOf<Value>({ data }: Message<Value>): Value | null {
  return Object.values(data ?? {})[0] ?? null
}
