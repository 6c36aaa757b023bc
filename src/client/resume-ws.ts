import type { Client, ClientOptions, FormattedExecutionResult, Sink, SubscribePayload } from 'graphql-ws'

const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 10_000

/** Exponential backoff with full jitter: clients that were disconnected together do not reconnect together. */
const wait = (retries: number, leastMs = 0) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, leastMs + Math.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** retries))
  })

/** Options for `createClient`: reconnects for ever. */
export const resuming = {
  retryAttempts: Number.POSITIVE_INFINITY,
  retryWait: (retries) => wait(retries),
  // Retries even if `connectionParams` throws, for example because the token endpoint is unavailable.
  shouldRetry: () => true,
} satisfies Partial<ClientOptions>

/**
 * Subscribes, and resumes after the last message that `sink.next` has processed whenever the client reconnects: the stock
 * client reads the variables each time it subscribes, so that the getter below is called. Use one client for each
 * subscription: a ping carries the lowest cursor of the subscriptions that its socket has at that time, which may lie after
 * the cursor of one that is still being resumed.
 */
export function resume<Data>(
  client: Pick<Client, 'on' | 'subscribe'>,
  { variables, ...operation }: SubscribePayload,
  sink: Sink<FormattedExecutionResult<Data, { cursor: string }>>,
): () => void {
  let cursor: unknown = variables?.after
  let retries = 0
  let ended = false
  let leave = () => {}
  const following = {
    ...variables,
    get after() {
      return cursor
    },
  }
  const deafen = client.on('ping', (received, payload) => {
    if (received) cursor = payload?.cursor ?? cursor
  })
  const end = (tell: () => void) => {
    if (ended) return
    ended = true
    deafen()
    tell()
  }
  const subscribe = () => {
    if (ended) return
    leave = client.subscribe<Data, { cursor: string }>(
      { ...operation, variables: following },
      {
        next(message) {
          sink.next(message)
          cursor = message.extensions?.cursor ?? cursor
          retries = 0
        },
        error(error) {
          const waitMs = refusedForNow(error)
          // UNAVAILABLE or RATE_LIMITED: the socket is open and the cursor still valid.
          if (waitMs !== null) wait(retries++, waitMs).then(subscribe)
          else end(() => sink.error(error))
        },
        complete: () => end(() => sink.complete()),
      },
    )
  }
  subscribe()
  return () => end(() => leave())
}

/** The minimum delay before the next attempt; null for a permanent error. */
function refusedForNow(error: unknown): number | null {
  const [{ extensions } = { extensions: null }] = Array.isArray(error) ? error : []
  if (extensions?.code === 'RATE_LIMITED') return extensions.retryAfter * 1_000
  return extensions?.code === 'UNAVAILABLE' ? 0 : null
}
