import type { ChildProcess } from 'node:child_process'
import type { Load } from '../load/load.ts'
import { openSockets, overSockets, type Payload } from '../load/web-socket.ts'
import { type Asked, overHttp } from '../load/wrk.ts'
import type { Question } from '../questions.ts'

/** A server under measurement that answers the questions from the archive. */
export interface ReadServer extends AsyncDisposable {
  readonly process: Pick<ChildProcess, 'pid'>
  /** The response to the question with this variable: JSON with the data. */
  ask(question: Question, slug: string | null): Promise<string>
  /** Asks the question with each of the variables in its turn. */
  load(question: Question, slugs: readonly (string | null)[]): Load
}

/** How a server is asked over HTTP. */
export interface HttpServer extends Omit<Asked, 'requests'>, AsyncDisposable {
  readonly process: ReadServer['process']
  request(question: Question, slug: string | null): Asked['requests'][number]
}

/** How a server is asked over WebSocket. */
export interface WebSocketServer extends AsyncDisposable {
  readonly process: ReadServer['process']
  readonly origin: string
  payload(question: Question, slug: string | null): Payload
}

export function askedOverHttp(server: HttpServer): ReadServer {
  const { process, origin, method, headers, request } = server
  return {
    process,
    async ask(question, slug) {
      const { path, body } = request(question, slug)
      const response = await fetch(origin + path, { method, headers, ...(body && { body }) })
      const text = await response.text()
      if (!response.ok) throw new Error(`${origin} answered ${question} ${slug ?? ''} with ${text}`)
      return text
    },
    load: (question, slugs) =>
      overHttp({ origin, method, headers, requests: slugs.map((slug) => request(question, slug)) }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

export async function askedOverWebSocket(server: WebSocketServer): Promise<ReadServer> {
  await using opened = new AsyncDisposableStack()
  opened.use(server)
  const sockets = await openSockets(server.origin)
  for (const socket of sockets) opened.use(socket)
  const parts = opened.move()
  return {
    process: server.process,
    async ask(question, slug) {
      const message = await sockets[0]?.ask(server.payload(question, slug))
      return JSON.stringify(JSON.parse(message ?? '{}').payload)
    },
    load: (question, slugs) =>
      overSockets(
        sockets,
        slugs.map((slug) => server.payload(question, slug)),
      ),
    [Symbol.asyncDispose]: () => parts.disposeAsync(),
  }
}
