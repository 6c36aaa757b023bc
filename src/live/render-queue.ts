import { setTimeout as sleep } from 'node:timers/promises'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import { retry } from '../clock/retry.ts'
import type { Operation, Rendered, Renderer } from './rendering.ts'

/** `renderAhead` waits this long for later events once the first is rendered. */
const MAX_BATCH_WAIT_MS = 5

export interface RenderReports {
  /** An event was executed, once for all subscriptions of the channel. */
  readonly executed: () => void
  readonly renderFailed: (error: unknown) => void
}

/**
 * The renderings of one operation. Concurrent requests for the same event are coalesced; failures are retried while a subscription
 * needs the result; and nothing that was read before a retraction is delivered after it.
 */
export class RenderQueue {
  readonly #operation: Operation
  readonly #renderer: Renderer
  readonly #retryMs: number
  readonly #reports: RenderReports
  readonly #wanted: () => boolean
  readonly #inFlight = new Map<string, Promise<Rendered>>()
  #first: Promise<Rendered | null> | null = null
  #retractions = 0

  /** `wanted`: whether a subscription still needs the result; checked before each retry. */
  constructor(
    operation: Operation,
    renderer: Renderer,
    retryMs: number,
    reports: RenderReports,
    wanted: () => boolean,
  ) {
    this.#operation = operation
    this.#renderer = renderer
    this.#retryMs = retryMs
    this.#reports = reports
    this.#wanted = wanted
  }

  /** Whatever is being rendered now may contain retracted text and is rendered again. */
  retract(): void {
    this.#retractions++
  }

  render(event: LoggedEvent, conflated: number): Promise<Rendered> {
    const key = `${event.position} ${conflated}`
    const rendering =
      this.#inFlight.get(key) ??
      this.#renderCurrent(event, conflated).finally(() => {
        this.#inFlight.delete(key)
      })
    this.#inFlight.set(key, rendering)
    return rendering
  }

  /** Renders all events concurrently, so that they share SQL statements, then delivers them in order. */
  async renderBatch(events: readonly LoggedEvent[], deliver: (rendered: Rendered) => void): Promise<void> {
    for (;;) {
      const before = this.#retractions
      const rendered = await Promise.all(events.map((event) => this.render(event, 0)))
      // No `await` between the check and the delivery, so that no retraction can happen in between.
      if (this.#retractions !== before) continue
      for (const one of rendered) deliver(one)
      return
    }
  }

  /**
   * Starts rendering all events. Delivers the first, and those that complete within a few milliseconds after it; later calls find the
   * others in flight. Delivers nothing if a retraction happened meanwhile.
   */
  async renderAhead(events: readonly LoggedEvent[], deliver: (rendered: Rendered) => void): Promise<void> {
    const before = this.#retractions
    const rendered: Rendered[] = []
    const [first, ...others] = events.map(async (event, at) => {
      rendered[at] = await this.render(event, 0)
    })
    // A rendering rejects only once no subscription is left.
    const all = Promise.allSettled(others)
    await first
    if (others.length > 0) await Promise.race([all, sleep(MAX_BATCH_WAIT_MS)])
    if (this.#retractions !== before) return
    for (let at = 0, next = rendered[at]; next; next = rendered[++at]) deliver(next)
  }

  /** The initial payload, for operations that have one. */
  first(head: number): Promise<Rendered | null> {
    this.#first ??= this.retry(() => this.#renderer.first(this.#operation, head)).finally(() => {
      this.#first = null
    })
    return this.#first
  }

  /** The events that match the subscription's filter. */
  async matching(events: readonly LoggedEvent[]): Promise<LoggedEvent[]> {
    const matches = await Promise.all(
      events.map((event) => this.retry(() => this.#renderer.matches(this.#operation, event))),
    )
    return events.filter((_event, at) => matches[at])
  }

  /** While the database is unavailable, delivery pauses: nothing is skipped and no error is sent to clients. */
  retry<T>(work: () => Promise<T>): Promise<T> {
    return retry(work, (error) => {
      this.#reports.renderFailed(error)
      return this.#wanted() ? this.#retryMs : null
    })
  }

  async #renderCurrent(event: LoggedEvent, conflated: number): Promise<Rendered> {
    for (;;) {
      const before = this.#retractions
      const rendered = await this.retry(() => this.#renderer.event(this.#operation, event, conflated))
      this.#reports.executed()
      if (this.#retractions === before) return rendered
    }
  }
}
