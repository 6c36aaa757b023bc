import type { Client, ClientOptions, ExecutionResult, RequestParams, Sink } from 'graphql-sse'

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
  retry: (retries) => wait(retries),
} satisfies Partial<ClientOptions>

/**
 * Subscribes, and resumes after the last message that `sink.next` has processed whenever the client reconnects. The stock
 * client sends no `Last-Event-ID`, but it reads the variables for each request, so that the getter below is called.
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
          // After an unsubscribe, the client still delivers messages that it has received before.
          if (left) return
          waitMs = refusedForNow(message)
          if (waitMs !== null) return
          sink.next(message)
          cursor = message.extensions?.cursor ?? cursor
          retries = 0
        },
        error: (error) => sink.error(error),
        complete() {
          // UNAVAILABLE or RATE_LIMITED: the cursor is still valid.
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

/** The minimum delay before the next attempt; null for a permanent error, and for an event, which has a cursor. */
function refusedForNow({ extensions, errors }: ExecutionResult<unknown, { cursor: string }>): number | null {
  const refused = extensions === undefined ? errors?.[0]?.extensions : undefined
  if (refused?.code === 'RATE_LIMITED') return Number(refused.retryAfter) * 1_000
  return refused?.code === 'UNAVAILABLE' ? 0 : null
}
