import { overEvents } from './over-events.ts'
import { overWebSocket } from './over-web-socket.ts'
import { backOff, pause } from './pause.ts'
import type { Beside, Message, Way } from './stream.ts'

/** `polling`: no stream gets through, so everything is fetched now and then. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline'

export interface LiveNews<Event, Standing> {
  /** Where the gateway is, without a slash at the end. */
  readonly gateway: string
  /** A subscription to one field, with the variable `$after`. */
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** The `asOf` of what is shown at the start. */
  readonly after: string
  /** In the order of the log, each once. When it throws the event comes again. */
  readonly onEvent: (event: Event, cursor: string) => void
  readonly besides?: readonly Beside[]
  /** How what is followed beside the news stands: at the begin of each connection, and after each change. */
  readonly onBeside?: (standing: Standing, cursor: string) => void
  readonly onConnection: (connection: Connection) => void
  /**
   * Brings all that is shown up to date with a query, and resolves with its `asOf`: where the log does not reach back to
   * what is shown, and while no stream gets through.
   */
  readonly refetch: (ending: AbortSignal) => Promise<string>
}

/** The best first. Each goes on from the place that the last one reached. */
const WAYS: readonly Way[] = [overWebSocket, overEvents]
const POLL_MS = 5_000
/** A network that swallows everything fails no request by itself. */
export const FETCH_MS = 10_000
/** After so many polls, twice as many each time, streams are tried again. */
const MAX_POLLS = 12
/** A connection that lasts so long is not one that somebody in between cuts off. */
const LASTING_MS = 3_000
const MAX_REFUSALS = 3

/**
 * Follows the news and never gives up: over WebSocket, else over server-sent events, else by asking now and then. Nothing
 * is missed and nothing comes twice. Returns how to leave.
 */
export function followNews<Event, Standing = never>(news: LiveNews<Event, Standing>): () => void {
  const leaving = new AbortController()
  const left = leaving.signal
  let cut = new AbortController()
  let cursor = news.after
  let connection: Connection | undefined
  /** The network may be: what fails then says nothing of the ways. */
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
      // It would take a while to notice.
      cut.abort()
    },
    { signal: left },
  )

  /** Whether it lasted, did not get through, or was refused. */
  const attempt = async (way: Way): Promise<'lost' | 'blocked' | 'refused'> => {
    cut = new AbortController()
    let upAt = Number.POSITIVE_INFINITY
    // What an old connection still has in hand is left to the next.
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
  /** `back`: the network may have been away, and is there. */
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
          // Whoever is refused again and again is better off without a stream.
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
        // The best way may work by now.
        way = refusals = 0
        rounds = outcome === 'back' ? 0 : rounds + 1
      }
    }
  }
  tell('connecting')
  void follow()
  return () => leaving.abort()
}

/** The one field that was subscribed to; null when it could not be made. */
function eventOf<Event>({ data }: Message<Event>): Event | null {
  return Object.values(data ?? {})[0] ?? null
}
