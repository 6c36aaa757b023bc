import { setImmediate as nextTurn } from 'node:timers/promises'
import type { GraphQLError } from 'graphql'
import type { Subscription } from './subscription.ts'

const SUBSCRIPTIONS_PER_TURN = 128

/** The subscriptions of one channel. */
export class SubscriptionSet {
  readonly #subscriptions = new Set<Subscription>()

  get size(): number {
    return this.#subscriptions.size
  }

  add(subscription: Subscription): void {
    this.#subscriptions.add(subscription)
  }

  delete(subscription: Subscription): void {
    this.#subscriptions.delete(subscription)
  }

  /** The lowest position of all subscriptions, or `position` if that is lower. */
  lowest(position: number): number {
    let lowest = position
    for (const subscription of this.#subscriptions) lowest = Math.min(lowest, subscription.position)
    return lowest
  }

  /**
   * Lets each subscription pull, 128 per turn of the event loop: incoming messages are handled in between, and the bytes of
   * one group are written while they are still in the processor's cache.
   */
  async pull(): Promise<void> {
    let pulled = 0
    for (const subscription of this.#subscriptions) {
      subscription.pull()
      if (++pulled % SUBSCRIPTIONS_PER_TURN === 0) await nextTurn()
    }
  }

  retract(): void {
    for (const subscription of [...this.#subscriptions]) subscription.retract()
  }

  fail(error: GraphQLError): void {
    for (const subscription of [...this.#subscriptions]) subscription.fail(error)
  }
}
