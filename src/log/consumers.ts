import type { LoggedEvent } from '../../db/log/event-log.ts'

/** Hears of each event once, in order. What it throws is reported and changes nothing for the others. */
export type Consumer = (event: LoggedEvent) => void | Promise<void>

type OnFailed = (error: unknown, event: LoggedEvent) => void

/**
 * Tells them of one event after the other: each when the one before has done its work. One that hangs is waited for once
 * and reported; until it is done it hears of events like the others, and nobody waits for it.
 */
export class Consumers {
  readonly #consumers: readonly Consumer[]
  readonly #maxConsumerMs: number
  readonly #onFailed: OnFailed
  readonly #hanging = new Set<Consumer>()

  constructor(consumers: readonly Consumer[], maxConsumerMs: number, onFailed: OnFailed) {
    this.#consumers = consumers
    this.#maxConsumerMs = maxConsumerMs
    this.#onFailed = onFailed
  }

  async hear(event: LoggedEvent): Promise<void> {
    for (const consume of this.#consumers) {
      try {
        const work = consume(event)
        if (work instanceof Promise) await this.#finished(consume, work, event)
      } catch (error) {
        this.#onFailed(error, event)
      }
    }
  }

  async #finished(consume: Consumer, work: Promise<void>, event: LoggedEvent): Promise<void> {
    const done = work.catch((error: unknown) => this.#onFailed(error, event)).then(() => true)
    if (this.#hanging.has(consume)) return
    const late = Promise.withResolvers<boolean>()
    const timer = setTimeout(() => late.resolve(false), this.#maxConsumerMs)
    const inTime = await Promise.race([done, late.promise])
    clearTimeout(timer)
    if (inTime) return
    this.#hanging.add(consume)
    void done.then(() => this.#hanging.delete(consume))
    throw new Error(`A consumer of the log is not done after ${this.#maxConsumerMs} ms; it is waited for no longer.`)
  }
}
