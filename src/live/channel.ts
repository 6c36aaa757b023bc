import { setTimeout as sleep } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/event-log.ts'
import type { History } from './history.ts'
import { KeptPayloads, type KeptPayloadsLimits } from './kept-payloads.ts'
import type { Operation, Rendered, Renderer } from './rendering.ts'
import type { Subscriber } from './subscriber.ts'

export interface ChannelLimits extends KeptPayloadsLimits {
  readonly retryMs: number
}

export interface ChannelReports {
  readonly delivered: (subscribers: number) => void
  readonly subscriberFailed: (error: unknown) => void
  readonly renderFailed: (error: unknown) => void
}

/** A subscriber's place: the last position it was given, or passed because the event was not for it. */
interface Seat {
  readonly subscriber: Subscriber
  position: number
  /** Waits for its client, for the log or for its first payload; it moves on by itself. */
  waiting: boolean
  gone: boolean
}

/**
 * All subscribers of one distinct subscription: one execution and one serialisation for each event. The channel is a
 * position that pulls from the log, each subscriber a position that pulls from the channel, as fast as its client
 * takes it. So there is no queue to overflow, and a slow client costs its own time only.
 */
export class Channel {
  readonly #operation: Operation
  readonly #renderer: Renderer
  readonly #history: History
  readonly #limits: ChannelLimits
  readonly #reports: ChannelReports
  readonly #expired: () => Promise<GraphQLError>
  readonly #kept: KeptPayloads
  readonly #seats = new Set<Seat>()
  readonly #rendering = new Map<number, Promise<Rendered>>()
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

  /** Delivers what comes after `from`, or after now for null. Returns how to leave, and where the subscriber stands. */
  join(subscriber: Subscriber, from: number | null): { leave(): void; position(): number } {
    const seat: Seat = { subscriber, position: from ?? this.#history.head, waiting: false, gone: false }
    this.#seats.add(seat)
    if (from === null && this.#operation.live.first) this.#wait(seat, this.#deliverFirst(seat))
    else this.#move(seat)
    this.#proceed()
    return { leave: () => this.#leave(seat), position: () => seat.position }
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
          for (const seat of this.#seats) this.#move(seat)
        }
        for (const event of events) {
          if (this.#seats.size === 0) return
          // A rendering may reflect more than its event: what it reflects is not told again.
          if (event.position <= this.#position) continue
          const rendered = await this.#render(event)
          if (takesAway(event)) this.#kept.clear()
          this.#kept.add(rendered)
          this.#position = rendered.position
          for (const seat of this.#seats) this.#move(seat)
        }
      }
    } finally {
      // In the same turn as the last look at the head: no growth of the log falls between.
      this.#advancing = false
    }
  }

  /** Gives the subscriber all it has not seen, as long as its client takes it. */
  #move(seat: Seat): void {
    while (!seat.waiting && !seat.gone && seat.position < this.#position) {
      if (!seat.subscriber.ready) {
        this.#wait(seat, new Promise((resolve) => seat.subscriber.whenReady(resolve)))
        return
      }
      const rendered = this.#kept.after(seat.position)
      if (rendered === null) {
        this.#wait(seat, this.#replay(seat))
        return
      }
      this.#deliver(seat, rendered)
    }
  }

  #wait(seat: Seat, until: Promise<void>): void {
    seat.waiting = true
    until.catch(this.#reports.renderFailed).finally(() => {
      seat.waiting = false
      this.#move(seat)
    })
  }

  #deliver(seat: Seat, { position, cursor, payload }: Rendered): void {
    seat.position = position
    if (payload === null) return
    try {
      seat.subscriber.deliver(payload, cursor)
      this.#reports.delivered(1)
    } catch (error) {
      this.#reports.subscriberFailed(error)
      this.#leave(seat)
    }
  }

  async #deliverFirst(seat: Seat): Promise<void> {
    this.#first ??= this.#patiently(() => this.#renderer.first(this.#operation, this.#history.head)).finally(() => {
      this.#first = null
    })
    const rendered = await this.#first
    if (rendered && !seat.gone) this.#deliver(seat, rendered)
  }

  /** One read of the log for a subscriber that stands before what is kept. */
  async #replay(seat: Seat): Promise<void> {
    const events = await this.#patiently(() => this.#history.after(seat.position))
    if (events.length === 0) {
      const problem = await this.#patiently(this.#expired)
      if (seat.gone) return
      this.#leave(seat)
      seat.subscriber.fail(problem)
    }
    for (const event of events) {
      if (event.position <= seat.position) continue
      const rendered = await this.#render(event)
      if (seat.gone || !seat.subscriber.ready) return
      this.#deliver(seat, rendered)
    }
  }

  /** Those who need the same event at the same time share its rendering. */
  #render(event: LoggedEvent): Promise<Rendered> {
    const rendering =
      this.#rendering.get(event.position) ??
      this.#patiently(() => this.#renderer.event(this.#operation, event)).finally(() => {
        this.#rendering.delete(event.position)
      })
    this.#rendering.set(event.position, rendering)
    return rendering
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

  #leave(seat: Seat): void {
    seat.gone = true
    this.#seats.delete(seat)
  }
}

/** Whether what was rendered before may hold what nobody may read any more, also inside of other articles. */
function takesAway({ kind }: LoggedEvent): boolean {
  return kind === 'WITHHELD' || kind === 'CANCELED' || kind === 'EXPIRED'
}
