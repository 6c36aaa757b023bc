import { createClient } from 'graphql-ws'
import { resume } from '../../client/resume-ws.ts'
import { Silence } from './silence.ts'
import type { Stream } from './stream.ts'

const CONNECT_MS = 6_000

export function overWebSocket<Event, State>(stream: Stream<Event, State>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  // With several subscriptions on the socket, a ping may carry another one's cursor while the main one is being admitted.
  const alone = stream.states.length === 0
  const silence = new Silence(CONNECT_MS, () => resolve(true))
  const client = createClient({
    url: `${stream.gateway.replace(/^http/, 'ws')}/graphql`,
    // `followNews` decides how to reconnect.
    retryAttempts: 0,
    on: {
      connected: stream.onOpen,
      message: () => silence.broken(),
      ping: (_received, payload) => alone && typeof payload?.cursor === 'string' && stream.onCursor(payload.cursor),
    },
  })
  const leave = resume<Record<string, Event>>(
    alone ? client : { on: () => () => {}, subscribe: client.subscribe },
    { query: stream.query, variables: stream.variables },
    {
      next: (message) => void (stream.onMessage(message) || resolve(false)),
      // GraphQL errors are an array, a close is an event.
      error: (error) => resolve(!Array.isArray(error)),
      complete: () => resolve(true),
    },
  )
  for (const { query, variables } of stream.states) {
    const payload = { query, variables: { ...variables } }
    client.subscribe<Record<string, State>, { cursor: string }>(payload, {
      next: stream.onState,
      error: () => {},
      complete: () => {},
    })
  }
  stream.signal.addEventListener('abort', () => resolve(true))
  return promise.finally(() => {
    silence.stop()
    leave()
    client.terminate()
  })
}
