import { createClient } from 'graphql-ws'
import { resume } from '../../client/resume-ws.ts'
import { Silence } from './silence.ts'
import type { Stream } from './stream.ts'

const CONNECT_MS = 6_000

export function overWebSocket<Event, Standing>(stream: Stream<Event, Standing>): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  // With others on its socket, a ping may have a cursor of theirs while the gateway could not begin with the news yet.
  const alone = stream.besides.length === 0
  const silence = new Silence(CONNECT_MS, () => resolve(true))
  const client = createClient({
    url: `${stream.gateway.replace(/^http/, 'ws')}/graphql`,
    // Which way to try next is decided above.
    retryAttempts: 0,
    on: {
      connected: stream.onUp,
      message: () => silence.broken(),
      ping: (_received, payload) => alone && typeof payload?.cursor === 'string' && stream.onCursor(payload.cursor),
    },
  })
  const leave = resume<Record<string, Event>>(
    alone ? client : { on: () => () => {}, subscribe: client.subscribe },
    { query: stream.query, variables: stream.variables },
    {
      next: (message) => void (stream.onMessage(message) || resolve(false)),
      // GraphQL errors come as a list, a close as an event.
      error: (error) => resolve(!Array.isArray(error)),
      complete: () => resolve(true),
    },
  )
  for (const { query, variables } of stream.besides) {
    const payload = { query, variables: { ...variables } }
    client.subscribe<Record<string, Standing>, { cursor: string }>(payload, {
      next: stream.onBeside,
      error: () => {},
      complete: () => {},
    })
  }
  stream.ending.addEventListener('abort', () => resolve(true))
  return promise.finally(() => {
    silence.stop()
    leave()
    client.terminate()
  })
}
