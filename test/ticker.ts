import { type Client, createClient } from 'graphql-ws'

export interface Message {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[]
  readonly extensions?: { readonly cursor: string }
}

/** A client that records what it received over WebSocket. */
export interface Ticker extends AsyncDisposable {
  readonly received: readonly Message[]
  /** Resolves once at least `count` messages came, with all of them. */
  messages(count: number): Promise<readonly Message[]>
  /** Resolves with the errors, or the close, that ended the stream. */
  readonly ended: Promise<unknown>
}

export interface TickerOptions {
  readonly query?: string
  readonly variables?: Record<string, unknown>
  readonly token?: string
}

const LATEST =
  'subscription ($after: String, $filter: NewsFilter) { latestNews(after: $after, filter: $filter) { cursor kind uri version article { headline } } }'

/**
 * Subscribes, by default to all latest news from now on, and resolves when the socket is open; it does not reconnect.
 * The protocol has no word for "subscribed", so "now" is the log's place before: nothing after this call is missed.
 */
export async function openTicker(url: string, options: TickerOptions = {}): Promise<Ticker> {
  const { query = LATEST, token } = options
  const variables = query === LATEST ? { after: await asOf(url), ...options.variables } : (options.variables ?? {})
  const received: Message[] = []
  const waiting = new Set<() => void>()
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
      next: (message) => {
        received.push(message as Message)
        for (const look of waiting) look()
      },
      error: (error) => {
        ended.resolve(error)
        opened.resolve()
      },
      complete: () => ended.resolve('complete'),
    },
  )
  await opened.promise
  return {
    received,
    ended: ended.promise,
    messages(count) {
      const done = Promise.withResolvers<readonly Message[]>()
      const look = () => {
        if (received.length < count) return
        waiting.delete(look)
        done.resolve(received)
      }
      waiting.add(look)
      look()
      return done.promise
    },
    [Symbol.asyncDispose]: async () => client.dispose(),
  }
}

/** The place that the log has reached. */
export async function asOf(url: string): Promise<string> {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent('{ latestNews(first: 1) { asOf } }')}`)
  const { data } = (await response.json()) as { data: { latestNews: { asOf: string } } }
  return data.latestNews.asOf
}
