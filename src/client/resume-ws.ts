import type { Client, ClientOptions, FormattedExecutionResult, Sink, SubscribePayload } from 'graphql-ws'

const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 10_000

/** Clients that were cut off together do not return together. */
const wait = (retries: number, leastMs = 0) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, leastMs + Math.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** retries))
  })

/** Options for `createClient`: it never gives up. */
export const resuming = {
  retryAttempts: Number.POSITIVE_INFINITY,
  retryWait: (retries) => wait(retries),
  // Also when `connectionParams` throws because no new token could be had just now.
  shouldRetry: () => true,
} satisfies Partial<ClientOptions>

/**
 * Subscribes so that every reconnection goes on after the last message that `sink.next` has processed: the stock client
 * calls the getter whenever it sends the variables. The client must carry this stream alone, since a ping has the lowest
 * cursor of the streams that its socket has so far, which may lie after the place of one that is still being resumed.
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
          // The socket is well, but nobody could look up where to go on, or too much was asked for before.
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

/** How long to wait at least; null for a refusal that stays one. */
function refusedForNow(error: unknown): number | null {
  const [{ extensions } = { extensions: null }] = Array.isArray(error) ? error : []
  if (extensions?.code === 'RATE_LIMITED') return extensions.retryAfter * 1_000
  return extensions?.code === 'UNAVAILABLE' ? 0 : null
}
