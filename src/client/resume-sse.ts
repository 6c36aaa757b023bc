import type { Client, ClientOptions, ExecutionResult, RequestParams, Sink } from 'graphql-sse'

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
  retry: (retries) => wait(retries),
} satisfies Partial<ClientOptions>

/**
 * Subscribes so that every reconnection goes on after the last message that `sink.next` has processed: the stock client
 * sends no Last-Event-ID, but it calls the getter whenever it sends the variables.
 */
export function resume<Data>(
  client: Pick<Client, 'subscribe'>,
  { variables, ...operation }: RequestParams,
  sink: Sink<ExecutionResult<Data, { cursor: string }>>,
): () => void {
  let cursor: unknown = variables?.after
  let retries = 0
  let left = false
  let leave = () => {}
  const following = {
    ...variables,
    get after() {
      return cursor
    },
  }
  const subscribe = () => {
    if (left) return
    let waitMs: number | null = null
    leave = client.subscribe<Data, { cursor: string }>(
      { ...operation, variables: following },
      {
        next(message) {
          // What the client has in hand when it is told to leave still comes.
          if (left) return
          waitMs = refusedForNow(message)
          if (waitMs !== null) return
          sink.next(message)
          cursor = message.extensions?.cursor ?? cursor
          retries = 0
        },
        error: (error) => sink.error(error),
        complete() {
          // Nobody could look up where to go on, or too much was asked for before.
          if (waitMs !== null) wait(retries++, waitMs).then(subscribe)
          else sink.complete()
        },
      },
    )
  }
  subscribe()
  return () => {
    left = true
    leave()
  }
}

/** How long to wait at least; null for a refusal that stays one, and for an event: that has a cursor. */
function refusedForNow({ extensions, errors }: ExecutionResult<unknown, { cursor: string }>): number | null {
  const refused = extensions === undefined ? errors?.[0]?.extensions : undefined
  if (refused?.code === 'RATE_LIMITED') return Number(refused.retryAfter) * 1_000
  return refused?.code === 'UNAVAILABLE' ? 0 : null
}
