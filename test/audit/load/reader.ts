import { setTimeout as sleep } from 'node:timers/promises'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createWebSocketClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { decodeLogCursor } from '../../../schema/paging/log-cursor.ts'
import * as sse from '../../../src/client/resume-sse.ts'
import * as webSocket from '../../../src/client/resume-ws.ts'
import type { Filter } from '../verdict/filter.ts'
import type { Heard, OnSlow } from '../verdict/verdict.ts'
import { SECRET } from './story.ts'

export const SELECTIONS = [
  'kind uri article { headline }',
  'kind article { headline section { slug } labels { slug } }',
  'uri note version',
  'kind uri article { headline bodyHtml tags { slug } }',
] as const

/** Short, so that a scenario of seconds has many reconnections. */
const MAX_WAIT_MS = 400
const MAX_REACH_MS = 15_000
const LOOK_EVERY_MS = 20
const wait = () => new Promise<void>((resolve) => setTimeout(resolve, Math.random() * MAX_WAIT_MS))

export interface Plan {
  readonly transport: 'ws' | 'sse'
  readonly filter: Filter
  readonly selection: string
  readonly onSlow: OnSlow
  readonly after: string
}

interface Received extends Heard {
  /** When it was received, in ms of the Unix epoch. */
  readonly at: number
}

/** A subscriber that reconnects and resumes, and records the messages of every connection. */
export interface Reader {
  readonly plan: Plan
  /** The position after which it subscribed first. */
  readonly from: number
  readonly heard: readonly Received[]
  /** The error that ended its stream for good; null if there is none. */
  readonly problem: string | null
  /** Resolves once it has received this position or a later one, or after a timeout. */
  reached(position: number): Promise<void>
  /** Resolves once its stream has ended for good, or after a timeout. */
  ended(maxMs: number): Promise<void>
  /** Drops its connection and resumes at this URL. */
  move(url: string): void
  leave(): void
}

interface Message {
  readonly data?:
    | { latestNews?: Omit<Heard, 'position'> & { article?: { headline: string } | null } }
    | null
    | undefined
  readonly errors?: readonly unknown[] | undefined
  readonly extensions?: { readonly cursor: string } | undefined
}

export function openReader(plan: Plan, url: string): Reader {
  const heard: Received[] = []
  let problem: string | null = null
  let cursor = plan.after
  let place = url
  let incarnation = 0
  const query = `subscription ($after: LogCursor, $filter: NewsFilter) {
    latestNews(after: $after, filter: $filter, onSlow: ${plan.onSlow}) { ${plan.selection} }
  }`
  const sink = () => {
    const mine = ++incarnation
    const tell = (what: unknown) => {
      if (mine === incarnation) problem ??= what instanceof Error ? what.message : JSON.stringify(what)
    }
    return {
      next(message: Message) {
        if (mine !== incarnation) return
        const place = message.extensions && decodeLogCursor(message.extensions.cursor)
        if (!place || message.errors) return tell(message)
        const { kind, uri, article } = message.data?.latestNews ?? {}
        const headline = article === null ? null : article?.headline
        const secret = JSON.stringify(message).includes(SECRET)
        heard.push({ position: place.position, kind, uri, headline, secret, at: Date.now() })
        cursor = message.extensions.cursor
      },
      error: tell,
      complete: () => tell('completed'),
    }
  }
  const follow = plan.transport === 'ws' ? followWebSocket() : followEvents()

  function followWebSocket() {
    let connected: unknown = null
    const client = createWebSocketClient({
      url: () => `${place.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      ...webSocket.resuming,
      retryWait: wait,
      on: {
        connected: (socket) => {
          connected = socket
        },
      },
    })
    webSocket.resume(client, { query, variables: { filter: plan.filter, after: cursor } }, sink())
    // It may never have been connected.
    const leave = () => void Promise.resolve(client.dispose()).catch(() => {})
    const again = () => {
      if (connected instanceof WebSocket) connected.terminate()
    }
    return { again, leave }
  }

  function followEvents() {
    const client = createSseClient({ url: () => `${place}/graphql/stream`, ...sse.resuming, retry: wait })
    const begin = () => sse.resume(client, { query, variables: { filter: plan.filter, after: cursor } }, sink())
    let leave = begin()
    return {
      again() {
        leave()
        leave = begin()
      },
      leave: () => client.dispose(),
    }
  }

  return {
    plan,
    from: decodeLogCursor(plan.after)?.position ?? 0,
    heard,
    get problem() {
      return problem
    },
    async reached(position) {
      const giveUpAt = performance.now() + MAX_REACH_MS
      const there = () => (heard.at(-1)?.position ?? 0) >= position
      while (!there() && performance.now() < giveUpAt) await sleep(LOOK_EVERY_MS)
    },
    async ended(maxMs) {
      const giveUpAt = performance.now() + maxMs
      while (problem === null && performance.now() < giveUpAt) await sleep(LOOK_EVERY_MS)
    },
    move(url) {
      place = url
      follow.again()
    },
    leave() {
      incarnation++
      follow.leave()
    },
  }
}
