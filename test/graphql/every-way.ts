import { openStream } from '../sse/event-stream.ts'
import { openSocket } from '../websocket/raw-socket.ts'

export interface Question {
  readonly query: string
  readonly variables?: object
  readonly operationName?: string
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

/** One way to ask a gateway; `token` is null for an anonymous viewer. */
export type Way = (url: string, question: Question, token: string | null) => Promise<Result>

const bearer = (token: string | null) => (token === null ? {} : { authorization: `Bearer ${token}` })

const get =
  (accept: string): Way =>
  async (url, { query, variables, operationName }, token) => {
    const parameters = new URLSearchParams({
      query,
      ...(variables && { variables: JSON.stringify(variables) }),
      ...(operationName !== undefined && { operationName }),
    })
    const response = await fetch(`${url}/graphql?${parameters}`, { headers: { accept, ...bearer(token) } })
    return JSON.parse(await response.text())
  }

const post =
  (accept: string): Way =>
  async (url, question, token) => {
    const headers = { accept, 'content-type': 'application/json', ...bearer(token) }
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify(question) })
    return JSON.parse(await response.text())
  }

const webSocket: Way = async (url, payload, token) => {
  using socket = await openSocket(url, { init: bearer(token) })
  socket.send({ type: 'subscribe', id: '1', payload })
  const frame = await Promise.race([socket.frame('error', '1'), socket.frame('next', '1')])
  const { payload: result } = JSON.parse(JSON.stringify(frame))
  return frame.type === 'error' ? { errors: result } : result
}

const sse: Way = async (url, { query, variables, operationName }, token) => {
  const given = { query, ...(variables && { variables }), ...(operationName !== undefined && { operationName }) }
  await using stream = await openStream(url, { ...given, headers: bearer(token) })
  return JSON.parse((await stream.next())?.data ?? '{}')
}

export const WAYS: readonly (readonly [string, Way])[] = [
  ['GET', get('application/json')],
  ['GET of the newer media type', get('application/graphql-response+json')],
  ['POST', post('application/json')],
  ['POST of the newer media type', post('application/graphql-response+json')],
  ['WebSocket', webSocket],
  ['SSE', sse],
]

/** What must be the same: the data, and of errors all but the id of a report. */
export function comparable({ data, errors = [] }: Result): object {
  const shown = errors.map(({ message, path, extensions: { requestId, ...extensions } }) => ({
    message,
    path,
    extensions,
  }))
  return { data: data ?? null, errors: shown }
}
