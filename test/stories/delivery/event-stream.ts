import { Received } from '../../received.ts'
import type { Message } from '../../ticker.ts'

export interface EventStream extends AsyncDisposable {
  readonly received: readonly Message[]
  /** The `id` of each event with data, and the last `id` of any event. */
  readonly ids: readonly string[]
  readonly lastId: string | null
  /** Resolves with all messages once there are at least `count`. */
  messages(count: number): Promise<readonly Message[]>
  /** Resolves when the response ends: whether with `complete` or without. */
  readonly ended: Promise<'complete' | 'cut'>
}

export interface EventStreamOptions {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly token?: string
  readonly lastEventId?: string
}

/** An SSE client that records its messages. Does not reconnect. */
export async function openEventStream(url: string, options: EventStreamOptions): Promise<EventStream> {
  const { query, variables = {}, token, lastEventId } = options
  const stop = new AbortController()
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    signal: stop.signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    body: JSON.stringify({ query, variables }),
  })
  const received = new Received<Message>()
  const ids: string[] = []
  const place = { lastId: null as string | null }
  const take = (block: string): boolean => {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2)
    const [event, id, data] = [field('event'), field('id'), field('data')]
    place.lastId = id ?? place.lastId
    if (event === 'next' && data !== undefined) {
      received.add(JSON.parse(data))
      if (id !== undefined) ids.push(id)
    }
    return event === 'complete'
  }
  const read = async (): Promise<'complete' | 'cut'> => {
    let text = ''
    try {
      for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        const blocks = (text + chunk).split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) if (take(block)) return 'complete'
      }
    } catch {
      // Aborted, or the connection was lost: not completed.
    }
    return 'cut'
  }
  const ended = read()
  return {
    received: received.all,
    ids,
    ended,
    get lastId() {
      return place.lastId
    },
    messages: (count) => received.atLeast(count),
    async [Symbol.asyncDispose]() {
      stop.abort()
      await ended
    },
  }
}
