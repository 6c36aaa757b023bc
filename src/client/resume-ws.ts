import type { Client, ClientOptions, FormattedExecutionResult, Sink, SubscribePayload } from 'graphql-ws'

const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 10_000

/** Clients that were cut off together do not return together. */
const wait = (retries: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, Math.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** retries))
  })

/** Options for `createClient`: it never gives up. */
export const resuming = {
  retryAttempts: Number.POSITIVE_INFINITY,
  retryWait: wait,
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
          // The socket is well, but nobody could look up where to go on.
          if (isUnavailable(error)) wait(retries++).then(subscribe)
          else end(() => sink.error(error))
        },
        complete: () => end(() => sink.complete()),
      },
    )
  }
  subscribe()
  return () => end(() => leave())
}

function isUnavailable(error: unknown): boolean {
  return Array.isArray(error) && error.some(({ extensions }) => extensions?.code === 'UNAVAILABLE')
}
