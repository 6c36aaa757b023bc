/** What both clients hand over. */
export interface Message<Event> {
  readonly data?: Readonly<Record<string, Event>> | null | undefined
  readonly extensions?: { readonly cursor: string } | undefined
}

/** A subscription that says, whenever it begins, how things stand: it needs no cursor to go on. */
export interface Beside {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** What one connection needs to know, and to tell. */
export interface Stream<Event, Standing> {
  readonly gateway: string
  readonly query: string
  /** With `after`: the place in the log where it begins. */
  readonly variables: Readonly<Record<string, unknown>>
  /** What is followed over the same connection; that it is refused, or ends, ends nothing else. */
  readonly besides: readonly Beside[]
  readonly ending: AbortSignal
  readonly onUp: () => void
  /** Whether the message is an event: else it is the reason why there will be none. */
  readonly onMessage: (message: Message<Event>) => boolean
  readonly onBeside: (message: Message<Standing>) => void
  /** The place in the log moves also while nothing is for this reader. */
  readonly onCursor: (cursor: string) => void
}

/** Follows until the connection is lost or cannot be made. False when the gateway refuses: all has to be fetched again. */
export type Way = <Event, Standing>(stream: Stream<Event, Standing>) => Promise<boolean>
