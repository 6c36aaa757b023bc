import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { Channel, type ChannelServices } from './channel.ts'
import type { Operation } from './rendering.ts'
import type { Sink } from './sink.ts'
import type { Subscription } from './subscription.ts'

/** The channels by identity. The first subscription opens a channel, the last one closes it. */
export class Hub {
  readonly #channels = new Map<string, Channel>()
  readonly #services: ChannelServices

  constructor(services: ChannelServices) {
    this.#services = services
  }

  get channels(): number {
    return this.#channels.size
  }

  get subscriptions(): number {
    let sum = 0
    for (const channel of this.#channels.values()) sum += channel.size
    return sum
  }

  /** How many events the slowest subscription is behind the follower. */
  get behind(): number {
    const { head } = this.#services.history
    let lowest = head
    for (const channel of this.#channels.values()) lowest = Math.min(lowest, channel.lowest)
    return head - lowest
  }

  /** The longest time that a channel has had events to render without making progress. */
  get stalledMs(): number {
    let stalledMs = 0
    for (const channel of this.#channels.values()) stalledMs = Math.max(stalledMs, channel.stalledMs)
    return stalledMs
  }

  /** Delivers the events after `from`; null starts at the head, with an initial payload if the operation has one. */
  subscribe(operation: Operation, sink: Sink, from: number | null): Subscription {
    const { identity } = operation
    const open = this.#channels.get(identity)
    if (open) return open.subscribe(sink, from)
    const channel = new Channel(operation, this.#services, () => {
      if (this.#channels.get(identity) === channel) this.#channels.delete(identity)
    })
    this.#channels.set(identity, channel)
    return channel.subscribe(sink, from)
  }

  /** Ends every subscription with this error. */
  fail(error: GraphQLError): void {
    const channels = [...this.#channels.values()]
    this.#channels.clear()
    for (const channel of channels) channel.fail(error)
  }

  /** The follower has read this event. */
  advance(event: LoggedEvent): void {
    const channels = [...this.#channels.values()]
    if (retracts(event)) {
      this.#services.renderer.retract()
      for (const channel of channels) channel.retract()
    }
    for (const channel of channels) channel.advance()
  }
}

/** Whether earlier reads, also of other articles, may contain text that must not be delivered any more. */
function retracts({ kind }: LoggedEvent): boolean {
  return kind === 'WITHHELD' || kind === 'CANCELED' || kind === 'EXPIRED' || kind === 'LIVE_POST_REMOVED'
}
