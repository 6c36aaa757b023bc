export interface StreamEvent {
  readonly id: string | null
  readonly event: string | null
  readonly data: string | null
}

/** A client of server-sent events that shows them as received, line by line. */
export interface EventStream extends AsyncDisposable {
  readonly status: number
  readonly headers: Headers
  /** The body of a response that is no stream. */
  text(): Promise<string>
  /** The next event that matches; null if the stream ended without one. */
  next(holds?: (event: StreamEvent) => boolean): Promise<StreamEvent | null>
}

/** The parameters of the request, and its headers. */
export interface StreamOptions {
  readonly query?: string
  readonly variables?: object
  readonly operationName?: string
  readonly documentId?: string
  readonly extensions?: object
  readonly headers?: object
  /** Of the address. */
  readonly parameters?: Record<string, string>
}

export async function openStream(
  url: string,
  { headers, parameters = {}, ...body }: StreamOptions,
): Promise<EventStream> {
  const gone = new AbortController()
  const response = await fetch(`${url}/graphql/stream?${new URLSearchParams(parameters)}`, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: gone.signal,
  })
  const events = read(response)
  return {
    status: response.status,
    headers: response.headers,
    text: () => response.text(),
    async next(holds = (event) => event.event !== null) {
      for (;;) {
        const { done, value } = await events.next()
        if (done) return null
        if (holds(value)) return value
      }
    },
    [Symbol.asyncDispose]: async () => gone.abort(),
  }
}

async function* read({ body }: Response): AsyncGenerator<StreamEvent, void> {
  let text = ''
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      yield { id: field(lines, 'id'), event: field(lines, 'event'), data: field(lines, 'data') }
    }
  }
}

function field(lines: readonly string[], name: string): string | null {
  const line = lines.find((one) => one.startsWith(`${name}:`))
  return line === undefined ? null : line.slice(name.length + 1).trimStart()
}
