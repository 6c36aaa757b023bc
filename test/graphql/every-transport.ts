import { failure, send, tellsNothingOfOurInsides } from '../http/http-answer.ts'
import { openStream } from '../sse/event-stream.ts'
import { openSocket, subscribe } from '../websocket/raw-socket.ts'

export interface Refusal {
  readonly message: string
  readonly extensions: Readonly<Record<string, unknown>>
}

/** Sends an operation that must fail, and gives its first error. */
export type Refused = (url: string, query: string, variables?: object, token?: string) => Promise<Refusal>

const overHttp: Refused = async (url, query, variables, token) => {
  const { text } = await send(url, JSON.stringify({ query, variables }), bearer(token))
  return failure(text)
}

const overWebSocket: Refused = async (url, query, variables, token) => {
  using socket = await openSocket(url, { init: bearer(token) })
  socket.send(subscribe('1', query, variables))
  const { payload } = await Promise.race([socket.frame('error', '1'), socket.frame('next', '1')])
  return failure(JSON.stringify(Array.isArray(payload) ? { errors: payload } : payload))
}

const overSse: Refused = async (url, query, variables, token) => {
  await using stream = await openStream(url, { query, ...(variables && { variables }), headers: bearer(token) })
  const event = await stream.next()
  tellsNothingOfOurInsides(JSON.stringify(event))
  return failure(event?.data ?? '{}')
}

export const TRANSPORTS: readonly (readonly [string, Refused])[] = [
  ['HTTP', overHttp],
  ['WebSocket', overWebSocket],
  ['SSE', overSse],
]

/** The transports that carry subscriptions. */
export const LIVE_TRANSPORTS: readonly (readonly [string, Refused])[] = [
  ['WebSocket', overWebSocket],
  ['SSE', overSse],
]

function bearer(token: string | undefined): object {
  return token === undefined ? {} : { authorization: `Bearer ${token}` }
}
