import { overEvents } from './over-events.ts'
import { overWebSocket } from './over-web-socket.ts'
import { backOff, pause } from './pause.ts'
import type { Beside, Message, Way } from './stream.ts'

/** `polling`: streams are blocked, so the list is fetched at intervals. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline'

export interface LiveNews<Event, Standing> {
  /** The URL of the gateway, without a trailing slash. */
  readonly gateway: string
  /** A subscription with one field and the variable `$after`. */
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** The `asOf` of the initial state. */
  readonly after: string
  /** Called with each event once, in the order of the log. If it throws, the event is delivered again. */
  readonly onEvent: (event: Event, cursor: string) => void
  readonly besides?: readonly Beside[]
  /** Called with the results of the additional subscriptions: at the start of each connection, and after each change. */
  readonly onBeside?: (standing: Standing, cursor: string) => void
  readonly onConnection: (connection: Connection) => void
  /**
   * Refetches everything with a query and resolves with its `asOf`. Called if the log no longer reaches back to the current state, and
   * while streams are blocked.
   */
  readonly refetch: (ending: AbortSignal) => Promise<string>
}

/** The transports, best first. Each resumes from the cursor that the previous one reached. */
const WAYS: readonly Way[] = [overWebSocket, overEvents]
const POLL_MS = 5_000
/** A timeout, because in a network that drops packets no request fails by itself. */
export const FETCH_MS = 10_000
/** Number of polls after which streams are tried again; it doubles each time. */
const MAX_POLLS = 12
/** A connection that lasts this long is not cut off by a proxy. */
const LASTING_MS = 3_000
const MAX_REFUSALS = 3

/**
 * Follows the news for ever: over WebSocket, else over server-sent events, else by polling. No event is missed and none arrives twice.
 * Returns a function that stops it.
 */
export function followNews<Event, Standing = never>(news: LiveNews<Event, Standing>): () => void {
  const leaving = new AbortController()
  const left = leaving.signal
  let cut = new AbortController()
  let cursor = news.after
  let connection: Connection | undefined
  /** The browser is offline: a failure then says nothing about the transport. */
  let away = false

  const tell = (now: Connection) => {
    if (left.aborted || connection === now) return
    connection = now
    news.onConnection(now)
  }
  addEventListener(
    'offline',
    () => {
      away = true
      tell('offline')
      // The sockets themselves would notice only after a timeout.
      cut.abort()
    },
    { signal: left },
  )

  /** Runs one connection. Resolves with whether it lasted, was blocked, or was refused. */
  const attempt = async (way: Way): Promise<'lost' | 'blocked' | 'refused'> => {
    cut = new AbortController()
    let upAt = Number.POSITIVE_INFINITY
    // Events that an old connection still delivers are ignored; the next connection delivers them again.
    let over = false
    const followed = await way<Event, Standing>({
      gateway: news.gateway,
      query: news.query,
      variables: { ...news.variables, after: cursor },
      besides: news.besides ?? [],
      ending: AbortSignal.any([left, cut.signal]),
      onUp() {
        if (over) return
        away = false
        upAt = Math.min(upAt, performance.now())
        tell('live')
      },
      onMessage(message) {
        if (over || left.aborted) return true
        const event = eventOf(message)
        if (event === null || message.extensions === undefined) return false
        news.onEvent(event, message.extensions.cursor)
        cursor = message.extensions.cursor
        return true
      },
      onBeside(message) {
        const standing = eventOf(message)
        if (over || left.aborted || standing === null || message.extensions === undefined) return
        news.onBeside?.(standing, message.extensions.cursor)
      },
      onCursor(reached) {
        if (!over) cursor = reached
      },
    })
    over = true
    if (connection === 'live') tell('connecting')
    if (!followed) return 'refused'
    return performance.now() - upAt > LASTING_MS ? 'lost' : 'blocked'
  }
  const fetchAgain = async (): Promise<boolean> => {
    try {
      cursor = await news.refetch(AbortSignal.any([left, AbortSignal.timeout(FETCH_MS)]))
      return true
    } catch {
      return false
    }
  }
  /** `back`: the browser may have been offline and is online again. */
  const poll = async (times: number): Promise<'polled' | 'back' | 'failed'> => {
    for (let polled = 0; polled < times && !left.aborted; polled++) {
      if (!(await fetchAgain())) return 'failed'
      if (away) {
        away = false
        tell('connecting')
        return 'back'
      }
      tell('polling')
      await pause(POLL_MS * (0.5 + Math.random() / 2), left)
    }
    return 'polled'
  }
  const follow = async () => {
    let way = 0
    let refusals = 0
    for (let rounds = 0; !left.aborted; ) {
      const tried = WAYS[way]
      const outcome = tried ? await attempt(tried) : await poll(Math.min(MAX_POLLS, 2 ** rounds))
      switch (outcome) {
        case 'lost':
          away = true
          way = rounds = refusals = 0
          await pause(backOff(0), left)
          break
        case 'refused':
          await pause(backOff(refusals++), left)
          // Repeated refusals: fall back to polling.
          if (!(await fetchAgain()) || refusals > MAX_REFUSALS) way++
          break
        case 'blocked':
          way = away ? WAYS.length : way + 1
          break
        case 'failed':
          away = true
          tell('offline')
          await pause(backOff(rounds), left)
          break
        case 'polled':
        case 'back':
          break
      }
      if (!tried) {
        // Start over with the best transport.
        way = refusals = 0
        rounds = outcome === 'back' ? 0 : rounds + 1
      }
    }
  }
  tell('connecting')
  void follow()
  return () => leaving.abort()
}

/** The value of the subscription's field; null if it could not be resolved. */
function eventOf<Event>({ data }: Message<Event>): Event | null {
  return Object.values(data ?? {})[0] ?? null
}
