import { GraphQLError, parse } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { History } from '../../src/live/history.ts'
import { Hub } from '../../src/live/hub.ts'
import type { Operation, Rendered, Renderer } from '../../src/live/rendering.ts'
import { type ArrayLog, arrayLog } from '../log/array-log.ts'

export interface OpenHub {
  readonly hub: Hub
  readonly log: ArrayLog
  /** What was rendered, as "identity position", and "retract" where the renderer was told to drop what it had read. */
  readonly rendered: string[]
  readonly errors: unknown[]
  /** Errors that the next renderings throw, one each. */
  readonly failNext: unknown[]
  /** Appends an event and hands it to the hub, as the follower does. */
  append(event?: Partial<LoggedEvent>): LoggedEvent
  /** Sets where the CURSOR_EXPIRED error comes from. */
  onExpired(answer: () => Promise<GraphQLError>): void
  /** Hands an event to the hub without appending it. */
  advance(event: LoggedEvent): void
}

export interface HubOptions {
  readonly kept?: number
  readonly maxBufferedPayloads?: number
  readonly maxBufferedCharacters?: number
  readonly render?: (operation: Operation, event: LoggedEvent, conflated: number) => Promise<Rendered> | Rendered
  readonly matches?: (event: LoggedEvent) => boolean
  readonly first?: (operation: Operation, head: number) => Promise<Rendered | null>
}

/** A hub on a log in an array; the latest `kept` events are in memory. */
export function openHub(options: HubOptions = {}): OpenHub {
  const { kept = 4, maxBufferedPayloads = 4, maxBufferedCharacters = 1_000_000 } = options
  const log = arrayLog()
  const rendered: string[] = []
  const errors: unknown[] = []
  const failNext: unknown[] = []
  const heard: LoggedEvent[] = []
  let expired = async () => new GraphQLError('too old', { extensions: { code: 'CURSOR_EXPIRED' } })
  const renderer: Renderer = {
    async event(operation, event, conflated = 0) {
      rendered.push(`${operation.identity} ${event.position}`)
      await null
      if (failNext.length > 0) throw failNext.shift()
      return options.render ? options.render(operation, event, conflated) : rendering(event.position)
    },
    matches: async (_operation, event) => options.matches?.(event) ?? true,
    first: async (operation, head) => (options.first ? options.first(operation, head) : null),
    retract: () => void rendered.push('retract'),
  }
  const history = new History(
    {
      get head() {
        return heard.length
      },
      recentAfter: (position) => (position >= heard.length - kept ? heard.slice(position) : null),
    },
    log.readAfter,
    { maxEventsPerRead: 5 },
  )
  const hub = new Hub({
    renderer,
    history,
    limits: { maxBufferedPayloads, maxBufferedCharacters, retryMs: 1 },
    reports: {
      executed: () => {},
      delivered: () => {},
      conflated: () => {},
      sinkFailed: (error) => errors.push(error),
      renderFailed: (error) => errors.push(error),
    },
    expired: () => expired(),
  })
  const advance = (event: LoggedEvent) => {
    heard.push(event)
    hub.advance(event)
  }
  return {
    hub,
    log,
    rendered,
    errors,
    failNext,
    advance,
    onExpired(answer) {
      expired = answer
    },
    append(event) {
      const logged = log.append(event)
      advance(logged)
      return logged
    },
  }
}

/** A rendering whose payload and cursor are its position. */
export function rendering(position: number, payload: string | null = String(position)): Rendered {
  return { position, cursor: String(position), payload }
}

export function operation(identity = 'all', first = false, conflates = false): Operation {
  const live = { after: null, conflates, select: () => null, ...(first && { first: async () => ({ source: null }) }) }
  return {
    identity,
    document: parse('subscription { latestNews { cursor } }'),
    operationName: null,
    variables: {},
    audience: '',
    live,
  }
}
