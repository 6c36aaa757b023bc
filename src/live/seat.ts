import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { newestOfEach } from './conflation.ts'
import type { Rendered } from './rendering.ts'
import type { Subscriber } from './subscriber.ts'

/** What a seat pulls from. */
export interface Programme {
  /** Rendered and kept up to here. */
  readonly position: number
  keptAfter(position: number): Rendered | null
  /** At least one event after `position`, in order; none when the log does not reach back so far. */
  eventsAfter(position: number): Promise<readonly LoggedEvent[]>
  /** Those of the events that are for the subscription. */
  concerning(events: readonly LoggedEvent[]): Promise<LoggedEvent[]>
  render(event: LoggedEvent, conflated: number): Promise<Rendered>
  /** Side by side, and gives them in order; none of them is from before something was taken out of sight. */
  renderTogether(events: readonly LoggedEvent[], give: (rendered: Rendered) => void): Promise<void>
  expired(): Promise<GraphQLError>
}

/** So many events are loaded with the statements of one, and wait for one another; fewer where they are large. */
const FIRST_REPLAYED_TOGETHER = 4
const MAX_REPLAYED_TOGETHER = 32
const MAX_REPLAYED_CHARACTERS = 131_072

export interface SeatReports {
  readonly delivered: (payloads: number) => void
  /** So many events were not delivered, because the newest of each thing stood for them. */
  readonly conflated: (events: number) => void
  readonly subscriberFailed: (error: unknown) => void
  readonly renderFailed: (error: unknown) => void
}

/**
 * One subscriber's place: the last position it was given, or passed because the event was not for it. It pulls what
 * comes after, as fast as its client takes it; while the client takes nothing, nothing is queued.
 */
export class Seat {
  readonly #subscriber: Subscriber
  readonly #programme: Programme
  readonly #conflates: boolean
  readonly #reports: SeatReports
  readonly #onGone: () => void
  #position: number
  /** Waits for its client, for the log or for its first payload; it moves on by itself. */
  #waiting = false
  #gone = false

  constructor(
    subscriber: Subscriber,
    programme: Programme,
    from: { readonly position: number; readonly conflates: boolean },
    reports: SeatReports,
    onGone: () => void,
  ) {
    this.#subscriber = subscriber
    this.#programme = programme
    this.#position = from.position
    this.#conflates = from.conflates
    this.#reports = reports
    this.#onGone = onGone
  }

  get position(): number {
    return this.#position
  }

  leave(): void {
    this.#gone = true
    this.#onGone()
  }

  /** Gives the subscriber all it has not seen, as long as its client takes it. */
  move(): void {
    while (!this.#waiting && !this.#gone && this.#position < this.#programme.position) {
      const rendered = this.#subscriber.ready && this.#programme.keptAfter(this.#position)
      if (rendered === false) this.#wait(this.#untilReady())
      else if (rendered === null) this.#wait(this.#replay())
      else this.#deliver(rendered)
    }
  }

  /** Gives what comes before any event, once it is rendered. */
  begin(first: Promise<Rendered | null>): void {
    this.#wait(
      first.then((rendered) => {
        if (rendered && !this.#gone) this.#deliver(rendered)
      }),
    )
  }

  #wait(until: Promise<void>): void {
    this.#waiting = true
    until.catch(this.#reports.renderFailed).finally(() => {
      this.#waiting = false
      this.move()
    })
  }

  #deliver({ position, cursor, payload }: Rendered): void {
    this.#position = position
    if (payload === null) return
    try {
      this.#subscriber.deliver(payload, cursor)
      this.#reports.delivered(1)
    } catch (error) {
      this.#reports.subscriberFailed(error)
      this.leave()
    }
  }

  async #untilReady(): Promise<void> {
    await new Promise<void>((resolve) => this.#subscriber.whenReady(resolve))
    if (this.#conflates && this.#programme.position - this.#position > 1) await this.#conflate()
  }

  /** One read of the log for a subscriber that stands before what is kept. */
  async #replay(): Promise<void> {
    const events = (await this.#eventsAfter()).filter(({ position }) => position > this.#position)
    const takes = () => !this.#gone && this.#subscriber.ready
    let together = FIRST_REPLAYED_TOGETHER
    for (let at = 0; at < events.length && takes(); ) {
      const some = events.slice(at, at + together)
      let characters = 0
      await this.#programme.renderTogether(some, (rendered) => {
        characters += rendered.payload?.length ?? 0
        if (takes() && rendered.position > this.#position) this.#deliver(rendered)
      })
      at += some.length
      const fitting = Math.floor((MAX_REPLAYED_CHARACTERS * some.length) / Math.max(characters, 1))
      together = Math.min(Math.max(fitting, 1), MAX_REPLAYED_TOGETHER)
    }
  }

  /** One read of the log, of which the newest event about each article is given for all about it. */
  async #conflate(): Promise<void> {
    const events = await this.#eventsAfter()
    for (const { event, conflated } of newestOfEach(await this.#programme.concerning(events))) {
      const rendered = await this.#programme.render(event, conflated)
      if (this.#gone || !this.#subscriber.ready) return
      this.#deliver(rendered)
      this.#reports.conflated(conflated)
    }
    this.#position = Math.max(this.#position, events.at(-1)?.position ?? 0)
  }

  /** None when this was the end: the log does not reach back so far, and the subscriber was told. */
  async #eventsAfter(): Promise<readonly LoggedEvent[]> {
    const events = await this.#programme.eventsAfter(this.#position)
    if (events.length === 0) {
      const problem = await this.#programme.expired()
      this.fail(problem)
    }
    return events
  }

  fail(problem: GraphQLError): void {
    if (this.#gone) return
    this.leave()
    this.#subscriber.fail(problem)
  }
}
