import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { Channel, type ChannelLimits, type ChannelReports } from './channel.ts'
import type { History } from './history.ts'
import type { Operation, Renderer } from './rendering.ts'
import type { Subscriber } from './subscriber.ts'

/** A subscriber's hold on its stream. */
export interface Subscription {
  leave(): void
  /** The last position that the subscriber was given or did not need. */
  position(): number
}

/** Identity → channel: the first subscriber opens it, the last one closes it. */
export class Hub {
  readonly #channels = new Map<string, Channel>()
  readonly #renderer: Renderer
  readonly #history: History
  readonly #limits: ChannelLimits
  readonly #reports: ChannelReports
  readonly #expired: () => Promise<GraphQLError>

  constructor(
    renderer: Renderer,
    history: History,
    limits: ChannelLimits,
    reports: ChannelReports,
    expired: () => Promise<GraphQLError>,
  ) {
    this.#renderer = renderer
    this.#history = history
    this.#limits = limits
    this.#reports = reports
    this.#expired = expired
  }

  get channels(): number {
    return this.#channels.size
  }

  get subscribers(): number {
    let sum = 0
    for (const channel of this.#channels.values()) sum += channel.size
    return sum
  }

  /** How many events the slowest subscriber is behind what this process has read. */
  get behind(): number {
    let slowest = this.#history.head
    for (const channel of this.#channels.values()) slowest = Math.min(slowest, channel.slowest)
    return this.#history.head - slowest
  }

  /** How long the channel that got nowhere for the longest has had something to render. */
  get stalledMs(): number {
    let stalledMs = 0
    for (const channel of this.#channels.values()) stalledMs = Math.max(stalledMs, channel.stalledMs)
    return stalledMs
  }

  /** Delivers what comes after `from`, or after now for null. */
  subscribe(operation: Operation, subscriber: Subscriber, from: number | null): Subscription {
    let channel = this.#channels.get(operation.identity)
    if (!channel) {
      channel = new Channel(operation, this.#renderer, this.#history, this.#limits, this.#reports, this.#expired)
      this.#channels.set(operation.identity, channel)
    }
    const seat = channel.join(subscriber, from)
    const joined = channel
    return {
      position: () => seat.position,
      leave: () => {
        seat.leave()
        if (joined.size === 0 && this.#channels.get(operation.identity) === joined) {
          this.#channels.delete(operation.identity)
        }
      },
    }
  }

  /** Ends every stream, telling why. */
  fail(problem: GraphQLError): void {
    const channels = [...this.#channels.values()]
    this.#channels.clear()
    for (const channel of channels) channel.fail(problem)
  }

  /** The log has grown by this event: every channel looks for itself. */
  advance(event: LoggedEvent): void {
    for (const channel of this.#channels.values()) channel.advance(event)
  }
}
