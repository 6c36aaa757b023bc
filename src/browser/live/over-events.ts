import { createClient } from 'graphql-sse'
import { resume } from '../../client/resume-sse.ts'
import { Silence } from './silence.ts'
import type { Stream } from './stream.ts'

const CONNECT_MS = 5_000

/**
 * Server-sent events, where sockets do not get through. For the news alone: a stream is a connection, of which a browser has
 * six for a server, over all open pages.
 */
export function overEvents<Event, Standing>(stream: Stream<Event, Standing>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const silence = new Silence(CONNECT_MS, () => resolve(true))
  const client = createClient({
    url: `${stream.gateway}/graphql/stream`,
    credentials: 'omit',
    // Which way to try next is decided above.
    retryAttempts: 0,
    // The client does not show the heartbeats. A proxy that holds back the stream lets none through.
    async fetchFn(url: string, init: RequestInit) {
      const response = await fetch(url, init)
      const heard = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          silence.broken()
          stream.onUp()
          controller.enqueue(chunk)
        },
      })
      return new Response(response.body?.pipeThrough(heard) ?? null, response)
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
  stream.ending.addEventListener('abort', () => resolve(true))
  return promise.finally(() => {
    silence.stop()
    leave()
    client.dispose()
  })
}
