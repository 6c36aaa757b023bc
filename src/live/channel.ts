import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { History } from './history.ts'
import { KeptPayloads, type KeptPayloadsLimits } from './kept-payloads.ts'
import type { Operation, Rendered, Renderer } from './rendering.ts'
import { Renderings, type RenderingsReports } from './renderings.ts'
import { type Programme, Seat, type SeatReports } from './seat.ts'
import { Seats } from './seats.ts'
import type { Subscriber } from './subscriber.ts'
import { takesAway } from './takes-away.ts'

export interface ChannelLimits extends KeptPayloadsLimits {
  readonly retryMs: number
}

/** So many events are rendered side by side, and given to each subscriber together. */
const MAX_EVENTS_TOGETHER = 32
/** The first of them waits so long for the others. */
const MAX_TOGETHER_WAIT_MS = 5

export type ChannelReports = SeatReports & RenderingsReports

/**
 * All subscribers of one distinct subscription: one execution and one serialisation for each event. The channel is a
 * position that pulls from the log, each subscriber a position that pulls from the channel, as fast as its client
 * takes it. So there is no queue to overflow, and a slow client costs its own time only.
 */
export class Channel implements Programme {
  readonly #operation: Operation
  readonly #renderings: Renderings
  readonly #history: History
  readonly #limits: ChannelLimits
  readonly #reports: ChannelReports
  readonly #expired: () => Promise<GraphQLError>
  readonly #kept: KeptPayloads
  readonly #seats = new Seats()
  #position: number
  #advancing = false
  #progressAt = 0

  constructor(
    operation: Operation,
    renderer: Renderer,
    history: History,
    limits: ChannelLimits,
    reports: ChannelReports,
    expired: () => Promise<GraphQLError>,
  ) {
    this.#operation = operation
    this.#renderings = new Renderings(operation, renderer, limits.retryMs, reports, () => this.#seats.size > 0)
    this.#history = history
    this.#limits = limits
    this.#reports = reports
    this.#expired = expired
    this.#position = history.head
    this.#kept = new KeptPayloads(limits)
  }

  get size(): number {
    return this.#seats.size
  }

  get position(): number {
    return this.#position
  }

  /** How long it has had something to render and got nowhere. */
  get stalledMs(): number {
    return this.#advancing ? Date.now() - this.#progressAt : 0
  }

  /** The lowest position of its subscribers; its own without any. */
  get slowest(): number {
    return this.#seats.slowest(this.#position)
  }

  /** Delivers what comes after `from`, or after now for null. Returns how to leave, and where the subscriber stands. */
  join(subscriber: Subscriber, from: number | null): Seat {
    const { first, conflates = false } = this.#operation.live
    const seat: Seat = new Seat(
      subscriber,
      this,
      { position: from ?? this.#history.head, conflates },
      this.#reports,
      () => this.#seats.delete(seat),
    )
    this.#seats.add(seat)
    if (from === null && first) seat.begin(this.#renderings.first(this.#history.head))
    else seat.move()
    this.#proceed()
    return seat
  }

  /** The log has grown by this event. */
  advance(event: LoggedEvent): void {
    // At once, not when this channel gets there: who resumes meanwhile must not be given what was killed.
    if (takesAway(event)) this.#kept.clear()
    this.#renderings.advance(event)
    this.#proceed()
  }

  fail(problem: GraphQLError): void {
    this.#seats.fail(problem)
  }

  #proceed(): void {
    if (this.#advancing) return
    this.#advancing = true
    this.#progressAt = Date.now()
    this.#follow().catch(this.#reports.renderFailed)
  }

  async #follow(): Promise<void> {
    try {
      // The events of one read of the log come one after the other; after this turn they are there together.
      await nextTurn()
      while (this.#seats.size > 0 && this.#position < this.#history.head) {
        const events = await this.eventsAfter(this.#position)
        if (this.#seats.size === 0) return
        // The log was pruned before this channel read it; each subscriber finds out for itself where it stands.
        if (events.length === 0) this.#position = this.#history.head
        else await this.#keep(events.slice(0, Math.min(MAX_EVENTS_TOGETHER, this.#limits.maxKeptPayloads)))
        this.#progressAt = Date.now()
        await this.#seats.move()
      }
    } finally {
      // In the same turn as the last look at the head: no growth of the log falls between.
      this.#advancing = false
    }
  }

  /** Keeps the first and whatever else is rendered a moment later; the rest goes on being rendered. */
  async #keep(events: readonly LoggedEvent[]): Promise<void> {
    const before = this.#renderings.withdrawals
    const ready: Rendered[] = []
    const [first, ...others] = events.map(async (event, at) => {
      ready[at] = await this.render(event, 0)
    })
    // Rendering fails only when everybody has left.
    const all = Promise.allSettled(others)
    await first
    if (others.length > 0) await Promise.race([all, sleep(MAX_TOGETHER_WAIT_MS)])
    // Some may be older than what was taken out of sight meanwhile.
    if (this.#renderings.withdrawals !== before) return
    for (let at = 0, rendered = ready[at]; rendered; rendered = ready[++at]) {
      // A rendering may reflect more than its event: what it reflects is not told again.
      if (rendered.position <= this.#position) continue
      this.#kept.add(rendered)
      this.#position = rendered.position
    }
  }

  keptAfter(position: number): Rendered | null {
    return this.#kept.after(position)
  }

  eventsAfter(position: number): Promise<readonly LoggedEvent[]> {
    return this.#renderings.patiently(() => this.#history.after(position))
  }

  render(event: LoggedEvent, conflated: number): Promise<Rendered> {
    return this.#renderings.of(event, conflated)
  }

  renderTogether(events: readonly LoggedEvent[], give: (rendered: Rendered) => void): Promise<void> {
    return this.#renderings.together(events, give)
  }

  concerning(events: readonly LoggedEvent[]): Promise<LoggedEvent[]> {
    return this.#renderings.concerning(events)
  }

  expired(): Promise<GraphQLError> {
    return this.#renderings.patiently(this.#expired)
  }
}
