import type { StateSubscription } from './stream.ts'

/** `polling`: streams are blocked, so the list is fetched at intervals. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline'

/** The subscription to follow, and callbacks that render it. */
export interface LiveNews<Event, State> {
  /** The URL of the gateway, without a trailing slash. */
  readonly gateway: string
  /** A subscription with one field and the variable `$after`. */
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
  /** The `asOf` of the initial state. */
  readonly after: string
  /** Called with each event once, in the order of the log. If it throws, the event is delivered again. */
  readonly onEvent: (event: Event, cursor: string) => void
  readonly states?: readonly StateSubscription[]
  /** Called with the results of `states`: at the start of each connection, and after each change. */
  readonly onState?: (state: State, cursor: string) => void
  readonly onConnection: (connection: Connection) => void
  /**
   * Refetches everything with a query and resolves with its `asOf`. Called if the log no longer reaches back to the current state, and
   * while streams are blocked.
   */
  readonly refetch: (signal: AbortSignal) => Promise<string>
}
