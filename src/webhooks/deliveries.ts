import type { Query } from '../../db/connection/database.ts'
import { type ClaimedWebhook, claimDueWebhooks, renewHeld } from '../../db/webhooks/claims.ts'
import { countParked } from '../../db/webhooks/outcomes.ts'
import { jittered, poll } from '../clock/poll.ts'
import type { Delivery } from './delivery.ts'

export interface ClaimLimits {
  readonly everyMs: number
  /** How long a gateway may not renew its claims before another takes them over. */
  readonly leaseMs: number
  /** Claims that are taken at once: the rest is left to the other gateways. */
  readonly maxClaims: number
}

/** Begins to deliver for a webhook that this gateway has claimed; null if there is nothing to deliver. */
export type Deliver = (
  webhook: ClaimedWebhook,
  leaseEndsAt: () => number,
  ended: () => void,
) => Promise<Delivery | null>

/**
 * The webhooks that this gateway delivers for. Each is claimed in the database by one gateway, which renews the claim; if it does not,
 * another gateway goes on after what was acknowledged.
 */
export class Deliveries implements AsyncDisposable {
  readonly #query: Query
  readonly #limits: ClaimLimits
  readonly #deliver: Deliver
  readonly #onError: (error: unknown) => void
  readonly #held = new Map<string, Delivery>()
  readonly #polling: AsyncDisposable
  #leaseEndsAt = 0
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #stopped = false
  #parked = 0

  constructor(query: Query, limits: ClaimLimits, deliver: Deliver, onError: (error: unknown) => void) {
    this.#query = query
    this.#limits = limits
    this.#deliver = deliver
    this.#onError = onError
    const work = async () => {
      await this.wake()
      return jittered(limits.everyMs)
    }
    this.#polling = poll({ work, retryMs: limits.everyMs, onError })
  }

  /** How many webhooks this gateway delivers for. */
  get held(): number {
    return this.#held.size
  }

  /** How many webhooks are parked, as of the last look. */
  get parked(): number {
    return this.#parked
  }

  /** Looks for changes and for webhooks that are due. Resolves when a look that began after this call has ended. */
  wake(): Promise<void> {
    this.#next ??= this.#running.then(() => {
      this.#next = null
      const looking = this.#look()
      this.#running = looking.catch(() => {})
      return looking
    })
    return this.#next
  }

  async #look(): Promise<void> {
    if (this.#stopped) return
    await this.#renew()
    const { leaseMs, maxClaims } = this.#limits
    const claimed = await claimDueWebhooks(this.#query, leaseMs, maxClaims)
    await Promise.all(claimed.map((webhook) => this.#begin(webhook)))
    this.#parked = await countParked(this.#query)
  }

  async #renew(): Promise<void> {
    const asked = performance.now()
    const held = [...this.#held.values()]
    const renewed = held.length === 0 ? [] : await renewHeld(this.#query, this.#limits.leaseMs, held)
    this.#leaseEndsAt = asked + this.#limits.leaseMs
    const revisions = new Map(renewed.map(({ claim, revision }) => [claim, revision]))
    const outdated = held.filter(({ claim, revision }) => revisions.get(claim) !== revision)
    await Promise.all(outdated.map((delivery) => delivery.stop()))
    for (const { claim } of outdated) this.#held.delete(claim)
  }

  async #begin(webhook: ClaimedWebhook): Promise<void> {
    try {
      const delivery = await this.#deliver(
        webhook,
        () => this.#leaseEndsAt,
        () => this.#ended(webhook),
      )
      if (delivery) this.#held.set(webhook.claim, delivery)
    } catch (error) {
      // The claim lapses.
      this.#onError(error)
    }
  }

  /** It may be due again at once. */
  #ended({ claim }: ClaimedWebhook): void {
    this.#held.delete(claim)
    if (!this.#stopped) this.wake().catch(this.#onError)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true
    await this.#polling[Symbol.asyncDispose]()
    await this.#running
    await Promise.all([...this.#held.values()].map((delivery) => delivery.stop()))
  }
}
