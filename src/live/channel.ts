import { setTimeout as sleep } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/event-log.ts'
import type { History } from './history.ts'
import { KeptPayloads, type KeptPayloadsLimits } from './kept-payloads.ts'
import type { Operation, Rendered, Renderer } from './rendering.ts'
import { type Programme, Seat } from './seat.ts'
import type { Subscriber } from './subscriber.ts'

export interface ChannelLimits extends KeptPayloadsLimits {
  readonly retryMs: number
}

export interface ChannelReports {
  readonly delivered: (subscribers: number) => void
  readonly subscriberFailed: (error: unknown) => void
  readonly renderFailed: (error: unknown) => void
}

/**
 * All subscribers of one distinct subscription: one execution and one serialisation for each event. The channel is a
 * position that pulls from the log, each subscriber a position that pulls from the channel, as fast as its client
 * takes it. So there is no queue to overflow, and a slow client costs its own time only.
 */
export class Channel implements Programme {
  readonly #operation: Operation
  readonly #renderer: Renderer
  readonly #history: History
  readonly #limits: ChannelLimits
  readonly #reports: ChannelReports
  readonly #expired: () => Promise<GraphQLError>
  readonly #kept: KeptPayloads
  readonly #seats = new Set<Seat>()
  readonly #rendering = new Map<string, Promise<Rendered>>()
  #first: Promise<Rendered | null> | null = null
  #position: number
  #advancing = false

  constructor(
    operation: Operation,
    renderer: Renderer,
    history: History,
    limits: ChannelLimits,
    reports: ChannelReports,
    expired: () => Promise<GraphQLError>,
  ) {
    this.#operation = operation
    this.#renderer = renderer
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

  /** Delivers what comes after `from`, or after now for null. Returns how to leave, and where the subscriber stands. */
  join(subscriber: Subscriber, from: number | null): Seat {
    const { first, conflates = false } = this.#operation.live
    const { delivered, subscriberFailed, renderFailed } = this.#reports
    const seat: Seat = new Seat(
      subscriber,
      this,
      { position: from ?? this.#history.head, conflates },
      { delivered, subscriberFailed, failed: renderFailed },
      () => this.#seats.delete(seat),
    )
    this.#seats.add(seat)
    if (from === null && first) seat.begin(this.#beginning())
    else seat.move()
    this.#proceed()
    return seat
  }

  /** The log has grown by this event. */
  advance(event: LoggedEvent): void {
    // At once, not when this channel gets there: who resumes meanwhile must not be given what was killed.
    if (takesAway(event)) this.#kept.clear()
    this.#proceed()
  }

  #proceed(): void {
    if (this.#advancing) return
    this.#advancing = true
    this.#follow().catch(this.#reports.renderFailed)
  }

  async #follow(): Promise<void> {
    try {
      while (this.#seats.size > 0 && this.#position < this.#history.head) {
        const events = await this.#patiently(() => this.#history.after(this.#position))
        // The log was pruned before this channel read it; each subscriber finds out for itself where it stands.
        if (events.length === 0) {
          this.#position = this.#history.head
          for (const seat of this.#seats) seat.move()
        }
        for (const event of events) {
          if (this.#seats.size === 0) return
          // A rendering may reflect more than its event: what it reflects is not told again.
          if (event.position <= this.#position) continue
          const rendered = await this.render(event, 0)
          if (takesAway(event)) this.#kept.clear()
          this.#kept.add(rendered)
          this.#position = rendered.position
          for (const seat of this.#seats) seat.move()
        }
      }
    } finally {
      // In the same turn as the last look at the head: no growth of the log falls between.
      this.#advancing = false
    }
  }

  keptAfter(position: number): Rendered | null {
    return this.#kept.after(position)
  }

  eventsAfter(position: number): Promise<readonly LoggedEvent[]> {
    return this.#patiently(() => this.#history.after(position))
  }

  /** Those who need the same event at the same time share its rendering. */
  render(event: LoggedEvent, conflated: number): Promise<Rendered> {
    const key = `${event.position} ${conflated}`
    const rendering =
      this.#rendering.get(key) ??
      this.#patiently(() => this.#renderer.event(this.#operation, event, conflated)).finally(() => {
        this.#rendering.delete(key)
      })
    this.#rendering.set(key, rendering)
    return rendering
  }

  async concerning(events: readonly LoggedEvent[]): Promise<LoggedEvent[]> {
    const concerns = await Promise.all(
      events.map((event) => this.#patiently(() => this.#renderer.concerns(this.#operation, event))),
    )
    return events.filter((_event, at) => concerns[at])
  }

  expired(): Promise<GraphQLError> {
    return this.#patiently(this.#expired)
  }

  /** Those who join at the same time share what comes first. */
  #beginning(): Promise<Rendered | null> {
    this.#first ??= this.#patiently(() => this.#renderer.first(this.#operation, this.#history.head)).finally(() => {
      this.#first = null
    })
    return this.#first
  }

  /** While the database is away nobody is told a wrong thing and nothing is skipped: it is asked again. */
  async #patiently<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        this.#reports.renderFailed(error)
        await sleep(this.#limits.retryMs)
        if (this.#seats.size === 0) throw error
      }
    }
  }
}

/** Whether what was rendered before may hold what nobody may read any more, also inside of other articles. */
function takesAway({ kind }: LoggedEvent): boolean {
  return kind === 'WITHHELD' || kind === 'CANCELED' || kind === 'EXPIRED'
}
