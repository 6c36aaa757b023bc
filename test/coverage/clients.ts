import { randomUUID } from 'node:crypto'
import { createClient } from 'graphql-ws'

export interface Operation {
  readonly query: string
  readonly variables: Record<string, unknown>
}

/** Asks by GET, with headers that differ from one request to the next as they do behind a proxy. Returns `X-Cache`. */
export async function get(url: string, { query, variables }: Operation, token?: string): Promise<string | null> {
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) })
  const response = await fetch(`${url}/graphql?${search}`, {
    headers: {
      accept: 'application/json',
      'x-request-id': randomUUID(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
  })
  const text = await response.text()
  if (!text.startsWith('{"data":{"') || text.includes('"errors"')) throw new Error(`The gateway answered ${text}`)
  return response.headers.get('x-cache')
}

/** A WebSocket that is open and acknowledged. */
export interface SocketClient extends AsyncDisposable {
  ask(operation: Operation): Promise<void>
  /** Calls back with each payload of a subscription, until the client is disposed. */
  subscribe(operation: Operation, received: (payload: object) => void): void
}

export async function openSocket(url: string): Promise<SocketClient> {
  const { promise: connected, resolve, reject } = Promise.withResolvers<unknown>()
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: reject,
    on: { connected: resolve },
  })
  await connected
  return {
    async ask(operation) {
      for await (const { errors } of client.iterate(operation)) if (errors) throw new Error(JSON.stringify(errors))
    },
    subscribe(operation, received) {
      client.subscribe(operation, { next: received, error: reject, complete() {} })
    },
    [Symbol.asyncDispose]: async () => client.dispose(),
  }
}
