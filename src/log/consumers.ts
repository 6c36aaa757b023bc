import type { LoggedEvent } from '../../db/log/event-log.ts'
import { withTimeout } from '../clock/timeout.ts'

/** Handles each event once, in order. An error is reported and does not affect the other consumers. */
export type Consumer = (event: LoggedEvent) => void | Promise<void>

type OnFailed = (error: unknown, event: LoggedEvent) => void

/**
 * Passes each event to the consumers one after the other, and waits for each. A consumer that takes longer than
 * `maxConsumerMs` is reported; until it settles, it is still given events but no longer waited for.
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

  async consume(event: LoggedEvent): Promise<void> {
    for (const consumer of this.#consumers) {
      try {
        const work = consumer(event)
        if (work instanceof Promise) await this.#settled(consumer, work, event)
      } catch (error) {
        this.#onFailed(error, event)
      }
    }
  }

  async #settled(consumer: Consumer, work: Promise<void>, event: LoggedEvent): Promise<void> {
    const settled = work.catch((error: unknown) => this.#onFailed(error, event))
    if (this.#hanging.has(consumer)) return
    const maxMs = this.#maxConsumerMs
    try {
      await withTimeout(settled, maxMs, `A consumer of the log did not finish within ${maxMs} ms; the log goes on.`)
    } catch (timeout) {
      this.#hanging.add(consumer)
      void settled.then(() => this.#hanging.delete(consumer))
      throw timeout
    }
  }
}
