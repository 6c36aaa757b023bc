import { setTimeout as sleep } from 'node:timers/promises'
import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Operation, Rendered, Renderer } from './rendering.ts'
import { takesAway } from './takes-away.ts'

export interface RenderingsReports {
  /** One event was executed once for everybody. */
  readonly executed: () => void
  readonly renderFailed: (error: unknown) => void
}

/** What one operation makes of events, shared by all who need the same at the same time. */
export class Renderings {
  readonly #operation: Operation
  readonly #renderer: Renderer
  readonly #retryMs: number
  readonly #reports: RenderingsReports
  readonly #wanted: () => boolean
  readonly #inFlight = new Map<string, Promise<Rendered>>()
  #first: Promise<Rendered | null> | null = null
  #withdrawals = 0

  /** `wanted`: whether anybody still waits; asked before something is tried again. */
  constructor(
    operation: Operation,
    renderer: Renderer,
    retryMs: number,
    reports: RenderingsReports,
    wanted: () => boolean,
  ) {
    this.#operation = operation
    this.#renderer = renderer
    this.#retryMs = retryMs
    this.#reports = reports
    this.#wanted = wanted
  }

  /** How many times something was taken out of sight: what was rendered before the last one must not be given out. */
  get withdrawals(): number {
    return this.#withdrawals
  }

  /** The log has grown by this event. */
  advance(event: LoggedEvent): void {
    if (takesAway(event)) this.#withdrawals++
  }

  of(event: LoggedEvent, conflated: number): Promise<Rendered> {
    const key = `${event.position} ${conflated}`
    const rendering =
      this.#inFlight.get(key) ??
      this.#undisturbed(event, conflated).finally(() => {
        this.#inFlight.delete(key)
      })
    this.#inFlight.set(key, rendering)
    return rendering
  }

  /** Side by side, so that they are loaded with the same statements. Gives them in order, in the turn of the last look. */
  async together(events: readonly LoggedEvent[], give: (rendered: Rendered) => void): Promise<void> {
    for (;;) {
      const before = this.#withdrawals
      const rendered = await Promise.all(events.map((event) => this.of(event, 0)))
      if (this.#withdrawals !== before) continue
      for (const one of rendered) give(one)
      return
    }
  }

  /** What comes before any event. */
  first(head: number): Promise<Rendered | null> {
    this.#first ??= this.patiently(() => this.#renderer.first(this.#operation, head)).finally(() => {
      this.#first = null
    })
    return this.#first
  }

  /** Those of the events that are for the operation. */
  async concerning(events: readonly LoggedEvent[]): Promise<LoggedEvent[]> {
    const concerns = await Promise.all(
      events.map((event) => this.patiently(() => this.#renderer.concerns(this.#operation, event))),
    )
    return events.filter((_event, at) => concerns[at])
  }

  /** While the database is away nobody is told a wrong thing and nothing is skipped: it is asked again. */
  async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        this.#reports.renderFailed(error)
        await sleep(this.#retryMs)
        if (!this.#wanted()) throw error
      }
    }
  }

  /** What was read before something was taken out of sight is read again. */
  async #undisturbed(event: LoggedEvent, conflated: number): Promise<Rendered> {
    for (;;) {
      const before = this.#withdrawals
      const rendered = await this.patiently(() => this.#renderer.event(this.#operation, event, conflated))
      this.#reports.executed()
      if (this.#withdrawals === before) return rendered
    }
  }
}
