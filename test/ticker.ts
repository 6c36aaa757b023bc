import { type Client, createClient } from 'graphql-ws'
import { Received } from './received.ts'

export interface Message {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[]
  readonly extensions?: { readonly cursor: string }
}

/** A WebSocket client that records its messages. */
export interface Ticker extends AsyncDisposable {
  readonly received: readonly Message[]
  /** Resolves with all messages once there are at least `count`. */
  messages(count: number): Promise<readonly Message[]>
  /** Resolves with the errors, or the close event, that ended the stream. */
  readonly ended: Promise<unknown>
}

export interface TickerOptions {
  readonly query?: string
  readonly variables?: Record<string, unknown>
  readonly token?: string
}

const LATEST =
  'subscription ($after: LogCursor, $filter: NewsFilter) { latestNews(after: $after, filter: $filter) { cursor kind uri version article { headline } } }'

/**
 * Subscribes, by default to `latestNews` from now on, and resolves when the socket is open. Does not reconnect.
 * The protocol does not acknowledge a subscription, so it subscribes after the position of the log before this call.
 */
export async function openTicker(url: string, options: TickerOptions = {}): Promise<Ticker> {
  const { query = LATEST, token } = options
  const variables = query === LATEST ? { after: await asOf(url), ...options.variables } : (options.variables ?? {})
  const received = new Received<Message>()
  const opened = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<unknown>()
  const client: Client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    retryAttempts: 0,
    lazy: true,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    on: { connected: () => opened.resolve() },
  })
  client.subscribe<Record<string, unknown>>(
    { query, variables },
    {
      next: (message) => received.add(message as Message),
      error: (error) => {
        ended.resolve(error)
        opened.resolve()
      },
      complete: () => ended.resolve('complete'),
    },
  )
  await opened.promise
  return {
    received: received.all,
    ended: ended.promise,
    messages: (count) => received.atLeast(count),
    [Symbol.asyncDispose]: async () => client.dispose(),
  }
}

/** The cursor of the end of the log. */
export async function asOf(url: string): Promise<string> {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent('{ latestNews(first: 1) { asOf } }')}`)
  const { data } = (await response.json()) as { data: { latestNews: { asOf: string } } }
  return data.latestNews.asOf
}
