import { setTimeout as sleep } from 'node:timers/promises'
import { createClient as createSseClient } from 'graphql-sse'
import { createClient as createWebSocketClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { decodeLogCursor } from '../../schema/log-cursor.ts'
import * as sse from '../../src/client/resume-sse.ts'
import * as webSocket from '../../src/client/resume-ws.ts'
import type { Filter } from './filter.ts'
import { SECRET } from './story.ts'
import type { Heard, OnSlow } from './verdict.ts'

export const SELECTIONS = [
  'kind uri article { headline }',
  'kind article { headline section { slug } labels }',
  'uri note version',
  'kind uri article { headline bodyHtml tags { slug } }',
] as const

/** Soon, so that a scenario of seconds sees many returns. */
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

/** One who follows the news over any number of connections, and writes down what each of them gave. */
export interface Reader {
  readonly plan: Plan
  /** The position after which it began. */
  readonly from: number
  readonly heard: readonly Heard[]
  /** Why its stream ended for good, or what it was told instead of news; null is well. */
  readonly problem: string | null
  /** Resolves once it has heard of this position or a later one, or its time for that is over. */
  reached(position: number): Promise<void>
  /** Resolves once its stream has ended for good, or the time for that is over. */
  ended(maxMs: number): Promise<void>
  /** Leaves its connection, and goes on at this address. */
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
  const heard: Heard[] = []
  let problem: string | null = null
  let cursor = plan.after
  let place = url
  let incarnation = 0
  const query = `subscription ($after: String, $filter: NewsFilter) {
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
        heard.push({ position: place.position, kind, uri, headline, secret })
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
    // It was never connected, perhaps.
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
