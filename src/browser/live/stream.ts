/** A message of either client. */
export interface Message<Value> {
  readonly data?: Readonly<Record<string, Value>> | null | undefined
  readonly extensions?: { readonly cursor: string } | undefined
}

/** A subscription whose first message is the current state, so that it needs no cursor. */
export interface StateSubscription {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** The input and the callbacks of one connection. */
export interface Stream<Event, State> {
  readonly gateway: string
  readonly query: string
  /** Includes `after`, the cursor to resume from. */
  readonly variables: Readonly<Record<string, unknown>>
  /** Additional subscriptions on the same connection. If one fails or ends, the others continue. */
  readonly states: readonly StateSubscription[]
  readonly signal: AbortSignal
  readonly onOpen: () => void
  /** Handles a message. False if it is not an event but the error that ends the subscription. */
  readonly onMessage: (message: Message<Event>) => boolean
  readonly onState: (message: Message<State>) => void
  /** The cursor of a heartbeat, which advances even if no event matches. */
  readonly onCursor: (cursor: string) => void
}

/** Subscribes until the connection is lost or fails. Resolves with false if the gateway refuses the cursor: refetch. */
export type Transport = <Event, State>(stream: Stream<Event, State>) => Promise<boolean>
