import { createClient } from 'graphql-sse'
import { resume } from '../../client/resume-sse.ts'
import { Silence } from './silence.ts'
import type { Stream } from './stream.ts'

const CONNECT_MS = 5_000

/**
 * Server-sent events, if WebSockets are blocked. For the main subscription only: each stream is a connection, and browsers open six
 * to a server, over all pages.
 */
export function overEvents<Event, State>(stream: Stream<Event, State>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const silence = new Silence(CONNECT_MS, () => resolve(true))
  const client = createClient({
    url: `${stream.gateway}/graphql/stream`,
    credentials: 'omit',
    // `followNews` decides how to reconnect.
    retryAttempts: 0,
    // graphql-sse does not expose heartbeats, so this reads them from the response. Through a buffering proxy none arrives.
    async fetchFn(url: string, init: RequestInit) {
      const response = await fetch(url, init)
      const observed = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          silence.broken()
          stream.onOpen()
          controller.enqueue(chunk)
        },
      })
      return new Response(response.body?.pipeThrough(observed) ?? null, response)
    },
  })
  const leave = resume<Record<string, Event>>(
    client,
    { query: stream.query, variables: { ...stream.variables } },
    {
      next: (message) => void (stream.onMessage(message) || resolve(false)),
      error: (error) => resolve(!Array.isArray(error)),
      complete: () => resolve(true),
    },
  )
  stream.signal.addEventListener('abort', () => resolve(true))
  return promise.finally(() => {
    silence.stop()
    leave()
    client.dispose()
  })
}
