import { failure, MODERN, OLD, tellsNothingOfOurInsides } from '../http/http-answer.ts'
import { openStream } from '../sse/event-stream.ts'
import { openSocket } from '../websocket/raw-socket.ts'

export interface Question {
  readonly query: string
  readonly variables?: object
  readonly operationName?: string
  readonly documentId?: string
  readonly extensions?: object
}

/** The JSON of a result. */
export interface Result {
  readonly data?: unknown
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly unknown[]
    readonly extensions: Readonly<Record<string, unknown>>
  }[]
}

/** Sends an operation to a gateway; `token` is null for an anonymous viewer. */
export type Transport = (url: string, question: Question, token: string | null) => Promise<Result>

const bearer = (token: string | null) => (token === null ? {} : { authorization: `Bearer ${token}` })

const get =
  (accept: string): Transport =>
  async (url, { variables, extensions, ...texts }, token) => {
    const parameters = new URLSearchParams({
      ...texts,
      ...(variables && { variables: JSON.stringify(variables) }),
      ...(extensions && { extensions: JSON.stringify(extensions) }),
    })
    const response = await fetch(`${url}/graphql?${parameters}`, { headers: { accept, ...bearer(token) } })
    return JSON.parse(await response.text())
  }

const post =
  (accept: string): Transport =>
  async (url, question, token) => {
    const headers = { accept, 'content-type': 'application/json', ...bearer(token) }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(question) })
    return JSON.parse(await response.text())
  }

const webSocket: Transport = async (url, payload, token) => {
  using socket = await openSocket(url, { init: bearer(token) })
  socket.send({ type: 'subscribe', id: '1', payload })
  const frame = await Promise.race([socket.frame('error', '1'), socket.frame('next', '1')])
  const { payload: result } = JSON.parse(JSON.stringify(frame))
  return frame.type === 'error' ? { errors: result } : result
}

const sse: Transport = async (url, question, token) => {
  await using stream = await openStream(url, { ...question, headers: bearer(token) })
  if (stream.status !== 200) return JSON.parse(await stream.text())
  const event = await stream.next()
  tellsNothingOfOurInsides(JSON.stringify(event))
  return JSON.parse(event?.data ?? '{}')
}

export const TRANSPORTS: readonly (readonly [string, Transport])[] = [
  ['GET', get(OLD)],
  ['GET of the newer media type', get(MODERN)],
  ['POST', post(OLD)],
  ['POST of the newer media type', post(MODERN)],
  ['WebSocket', webSocket],
  ['SSE', sse],
]

/** Sends an operation that must fail, and gives its first error. */
type Refused = (url: string, query: string, variables?: object, token?: string) => Promise<ReturnType<typeof failure>>

const refusedOver =
  (transport: Transport): Refused =>
  async (url, query, variables, token) => {
    const question = { query, ...(variables && { variables }) }
    return failure(JSON.stringify(await transport(url, question, token ?? null)))
  }

/** The transports that carry subscriptions. */
export const LIVE_REFUSALS: readonly (readonly [string, Refused])[] = [
  ['WebSocket', refusedOver(webSocket)],
  ['SSE', refusedOver(sse)],
]

/** One transport of each protocol. */
export const REFUSALS: readonly (readonly [string, Refused])[] = [['HTTP', refusedOver(post(OLD))], ...LIVE_REFUSALS]

/** What must be the same: the data, and of errors all but the id of a report. */
export function comparable({ data, errors = [] }: Result): object {
  const shown = errors.map(({ message, path, extensions: { requestId, ...extensions } }) => ({
    message,
    path,
    extensions,
  }))
  return { data: data ?? null, errors: shown }
}
