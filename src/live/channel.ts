import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { History } from './history.ts'
import { PayloadBuffer, type PayloadBufferLimits } from './payload-buffer.ts'
import { RenderQueue, type RenderReports } from './render-queue.ts'
import type { Operation, Rendered, Renderer } from './rendering.ts'
import type { Sink } from './sink.ts'
import { type PayloadSource, Subscription, type SubscriptionReports } from './subscription.ts'
import { SubscriptionSet } from './subscription-set.ts'

export interface ChannelLimits extends PayloadBufferLimits {
  readonly retryMs: number
}

export type ChannelReports = SubscriptionReports & RenderReports

export interface ChannelServices {
  readonly renderer: Renderer
  readonly history: History
  readonly limits: ChannelLimits
  readonly reports: ChannelReports
  /** The CURSOR_EXPIRED error, with the cursors that are valid now. */
  readonly expired: () => Promise<GraphQLError>
}

const MAX_EVENTS_RENDERED_AHEAD = 32

/**
 * All subscriptions with the same identity: one execution and one serialisation per event. The channel is a position that
 * pulls events from the log; each subscription is a position that pulls payloads from the channel, at its client's speed.
 * So there is no queue to overflow, and a slow client slows down only itself.
 */
export class Channel implements PayloadSource {
  readonly queue: RenderQueue
  readonly #operation: Operation
  readonly #services: ChannelServices
  readonly #onEmpty: () => void
  readonly #buffer: PayloadBuffer
  readonly #subscriptions = new SubscriptionSet()
  #position: number
  #advancing = false
  #progressAt = 0

  /** `onEmpty` is called when the last subscription has left. */
  constructor(operation: Operation, services: ChannelServices, onEmpty: () => void) {
    const { renderer, history, limits, reports } = services
    this.queue = new RenderQueue(operation, renderer, limits.retryMs, reports, () => this.#subscriptions.size > 0)
    this.#operation = operation
    this.#services = services
    this.#onEmpty = onEmpty
    this.#buffer = new PayloadBuffer(limits)
    this.#position = history.head
  }

  get size(): number {
    return this.#subscriptions.size
  }

  get position(): number {
    return this.#position
  }

  /** How long the channel has had events to render without making progress. */
  get stalledMs(): number {
    return this.#advancing ? Date.now() - this.#progressAt : 0
  }

  /** The position of the subscription that is furthest behind; the channel's own if there is none. */
  get lowest(): number {
    return this.#subscriptions.lowest(this.#position)
  }

  /** Delivers the events after `from`; null starts at the head, with an initial payload if the operation has one. */
  subscribe(sink: Sink, from: number | null): Subscription {
    const { head } = this.#services.history
    const { first, conflates = false } = this.#operation.live
    const subscription: Subscription = new Subscription(
      sink,
      this,
      { position: from ?? head, conflates },
      this.#services.reports,
      () => {
        this.#subscriptions.delete(subscription)
        if (this.#subscriptions.size === 0) this.#onEmpty()
      },
    )
    this.#subscriptions.add(subscription)
    if (from === null && first) subscription.begin(this.queue.first(head))
    else subscription.pull()
    this.advance()
    return subscription
  }

  /** Drops buffered payloads immediately, not when the channel reaches the event: a client may resume before that. */
  retract(): void {
    this.#buffer.clear()
    this.queue.retract()
    this.#subscriptions.retract()
  }

  fail(error: GraphQLError): void {
    this.#subscriptions.fail(error)
  }

  /** Renders and delivers what was appended to the log. */
  advance(): void {
    if (this.#advancing) return
    this.#advancing = true
    this.#progressAt = Date.now()
    this.#advanceToHead().catch(this.#services.reports.renderFailed)
  }

  async #advanceToHead(): Promise<void> {
    const { history, limits } = this.#services
    try {
      // The follower passes on the events of one read one by one; in the next turn all of them are available.
      await nextTurn()
      while (this.size > 0 && this.#position < history.head) {
        const events = await this.eventsAfter(this.#position)
        if (this.size === 0) return
        // The log was pruned past this position. Each subscription that is affected finds out when it pulls.
        if (events.length === 0) this.#position = history.head
        else await this.#render(events.slice(0, Math.min(MAX_EVENTS_RENDERED_AHEAD, limits.maxBufferedPayloads)))
        this.#progressAt = Date.now()
        await this.#subscriptions.pull()
      }
    } finally {
      // In the same turn as the last comparison with the head, so that no append is missed.
      this.#advancing = false
    }
  }

  #render(events: readonly LoggedEvent[]): Promise<void> {
    return this.queue.renderAhead(events, (rendered) => {
      // A payload can reflect events after its own, which are then not delivered again.
      if (rendered.position <= this.#position) return
      this.#buffer.add(rendered)
      this.#position = rendered.position
    })
  }

  bufferedAfter(position: number): Rendered | null {
    return this.#buffer.after(position)
  }

  eventsAfter(position: number): Promise<readonly LoggedEvent[]> {
    return this.queue.retry(() => this.#services.history.after(position))
  }

  expired(): Promise<GraphQLError> {
    return this.queue.retry(this.#services.expired)
  }
}
