import type { Client, ClientOptions, ExecutionResult, RequestParams, Sink } from 'graphql-sse'

const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 10_000

/** Clients that were cut off together do not return together. */
const wait = (retries: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, Math.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** retries))
  })

/** Options for `createClient`: it never gives up. */
export const resuming = { retryAttempts: Number.POSITIVE_INFINITY, retry: wait } satisfies Partial<ClientOptions>

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
    let unavailable = false
    leave = client.subscribe<Data, { cursor: string }>(
      { ...operation, variables: following },
      {
        next(message) {
          // What the client has in hand when it is told to leave still comes.
          if (left) return
          unavailable = refusedForNow(message)
          if (unavailable) return
          sink.next(message)
          cursor = message.extensions?.cursor ?? cursor
          retries = 0
        },
        error: (error) => sink.error(error),
        complete() {
          // Nobody could look up where to go on.
          if (unavailable) wait(retries++).then(subscribe)
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

/** An event has a cursor; a refusal has not. */
function refusedForNow({ extensions, errors }: ExecutionResult<unknown, { cursor: string }>): boolean {
  return extensions === undefined && (errors?.some((error) => error.extensions.code === 'UNAVAILABLE') ?? false)
}
