import type { GraphQLError } from 'graphql'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { conflate } from './conflation.ts'
import type { RenderQueue } from './render-queue.ts'
import type { Rendered } from './rendering.ts'
import { replay } from './replay.ts'
import type { Sink } from './sink.ts'

/** What a subscription pulls from: its channel. */
export interface PayloadSource {
  /** Payloads are rendered up to this position. */
  readonly position: number
  /** For subscriptions that are behind what the channel has buffered. */
  readonly queue: RenderQueue
  /** The payload of the position after this one; null if it is not buffered. */
  bufferedAfter(position: number): Rendered | null
  /** At least one event after `position`, in order. Empty if the log has been pruned past this position. */
  eventsAfter(position: number): Promise<readonly LoggedEvent[]>
  /** The CURSOR_EXPIRED error, with the cursors that are valid now. */
  expired(): Promise<GraphQLError>
}

export interface SubscriptionReports {
  readonly delivered: (payloads: number) => void
  /** Called with the number of events that were skipped because a newer event of the same article was delivered. */
  readonly conflated: (events: number) => void
  readonly sinkFailed: (error: unknown) => void
  readonly renderFailed: (error: unknown) => void
}

/**
 * One client's subscription: a position in the log that pulls the payloads after it from the channel whenever its sink is
 * ready. While the sink is not ready nothing is queued, so a slow client costs no memory.
 */
export class Subscription {
  readonly #sink: Sink
  readonly #source: PayloadSource
  readonly #conflates: boolean
  readonly #reports: SubscriptionReports
  readonly #onLeft: () => void
  #position: number
  /** Waiting for its sink, the log or its initial payload, after which it pulls again. */
  #pending = false
  #left = false

  constructor(
    sink: Sink,
    source: PayloadSource,
    from: { readonly position: number; readonly conflates: boolean },
    reports: SubscriptionReports,
    onLeft: () => void,
  ) {
    this.#sink = sink
    this.#source = source
    this.#position = from.position
    this.#conflates = from.conflates
    this.#reports = reports
    this.#onLeft = onLeft
  }

  /** The last position that was delivered, or skipped because its event does not match the subscription. */
  get position(): number {
    return this.#position
  }

  leave(): void {
    if (this.#left) return
    this.#left = true
    this.#onLeft()
  }

  fail(error: GraphQLError): void {
    if (this.#left) return
    this.leave()
    this.#sink.error(error)
  }

  retract(): void {
    this.#sink.retract?.()
  }

  /** Delivers everything after its position, as long as the sink is ready. */
  pull(): void {
    while (!this.#pending && !this.#left && this.#position < this.#source.position) {
      const rendered = this.#sink.ready && this.#source.bufferedAfter(this.#position)
      if (rendered === false) this.#pullAfter(this.#sinkReady())
      else if (rendered === null) this.#pullAfter(this.#replay())
      else this.#deliver(rendered)
    }
  }

  /** Delivers the initial payload as soon as it is rendered, then pulls. */
  begin(first: Promise<Rendered | null>): void {
    this.#pullAfter(
      first.then((rendered) => {
        if (rendered && !this.#left) this.#deliver(rendered)
      }),
    )
  }

  #pullAfter(work: Promise<void>): void {
    this.#pending = true
    work.catch(this.#reports.renderFailed).finally(() => {
      this.#pending = false
      this.pull()
    })
  }

  #deliver({ position, cursor, payload }: Rendered): void {
    this.#position = position
    if (payload === null) return
    try {
      this.#sink.next(payload, cursor)
      this.#reports.delivered(1)
    } catch (error) {
      this.#reports.sinkFailed(error)
      this.leave()
    }
  }

  async #sinkReady(): Promise<void> {
    await new Promise<void>((resolve) => this.#sink.whenReady(resolve))
    if (this.#conflates && this.#source.position - this.#position > 1) await this.#conflate()
  }

  /** One read of the log, for a subscription behind the channel's buffer. */
  async #replay(): Promise<void> {
    const events = (await this.#eventsAfter()).filter(({ position }) => position > this.#position)
    await replay(
      events,
      this.#source.queue,
      () => !this.#left && this.#sink.ready,
      (rendered) => {
        // A payload can reflect events after its own, which are then not delivered again.
        if (rendered.position > this.#position) this.#deliver(rendered)
      },
    )
  }

  /** One read of the log, conflated to the newest event of each article. */
  async #conflate(): Promise<void> {
    const { queue } = this.#source
    const events = await this.#eventsAfter()
    for (const { event, conflated } of conflate(await queue.matching(events))) {
      const rendered = await queue.render(event, conflated)
      if (this.#left || !this.#sink.ready) return
      this.#deliver(rendered)
      this.#reports.conflated(conflated)
    }
    this.#position = Math.max(this.#position, events.at(-1)?.position ?? 0)
  }

  /** Empty if the log has been pruned past this position; the subscription has then been failed with CURSOR_EXPIRED. */
  async #eventsAfter(): Promise<readonly LoggedEvent[]> {
    const events = await this.#source.eventsAfter(this.#position)
    if (events.length === 0) this.fail(await this.#source.expired())
    return events
  }
}
