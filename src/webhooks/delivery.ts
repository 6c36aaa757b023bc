import type { Query } from '../../db/connection/database.ts'
import type { LogRange } from '../../db/log/event-log.ts'
import type { ParkedReason } from '../../db/tables/gateways/webhook.ts'
import type { ClaimedWebhook, Held } from '../../db/webhooks/claims.ts'
import { acknowledge, park, postpone, release } from '../../db/webhooks/outcomes.ts'
import { retry } from '../clock/retry.ts'
import type { Hub } from '../live/hub.ts'
import type { Operation } from '../live/rendering.ts'
import type { Subscription } from '../live/subscription.ts'
import { type End, Receiver, type ReceiverServices } from './receiver.ts'

export interface DeliveryLimits {
  readonly timeoutMs: number
  /** How long a message on its way is waited for when delivery ends. */
  readonly graceMs: number
  readonly retryMs: number
  /** A webhook that has been failing for so long is parked. */
  readonly patienceSeconds: number
}

export interface DeliveryReports {
  readonly acknowledged: () => void
  readonly failed: (webhook: ClaimedWebhook, problem: string) => void
  readonly parked: (webhook: ClaimedWebhook, reason: ParkedReason, problem: string) => void
  readonly onError: (error: unknown) => void
}

export interface DeliveryServices {
  readonly query: Query
  readonly hub: Hub
  readonly logRange: () => Promise<LogRange>
  readonly operationOf: (query: string) => Promise<Operation | { readonly problem: string }>
  readonly post: (url: string, ...args: Parameters<ReceiverServices['post']>) => ReturnType<ReceiverServices['post']>
  readonly limits: DeliveryLimits
  readonly reports: DeliveryReports
}

/** What a gateway delivers for one claimed webhook: a subscription whose sink is the receiver. */
export class Delivery implements Held {
  readonly #webhook: ClaimedWebhook
  readonly #services: DeliveryServices
  readonly #leaseEndsAt: () => number
  readonly #receiver: Receiver
  readonly #subscription: Subscription
  readonly #onEnded: () => void
  readonly #ended = Promise.withResolvers<void>()
  #stopping = false

  /** Null if the webhook had to be parked. `leaseEndsAt` is on the clock of `performance.now()`. */
  static async begin(
    webhook: ClaimedWebhook,
    services: DeliveryServices,
    leaseEndsAt: () => number,
    onEnded: () => void,
  ): Promise<Delivery | null> {
    const { query, reports, logRange, operationOf } = services
    const unfit = unfitFor(webhook, await logRange())
    const operation = unfit ? null : await operationOf(webhook.query)
    if (operation && !('problem' in operation)) return new Delivery(webhook, operation, services, leaseEndsAt, onEnded)
    const reason = unfit ?? 'QUERY_INVALID'
    const problem = operation?.problem ?? PROBLEMS[reason]
    await park(query, webhook.claim, reason, problem)
    reports.parked(webhook, reason, problem)
    return null
  }

  private constructor(
    webhook: ClaimedWebhook,
    operation: Operation,
    services: DeliveryServices,
    leaseEndsAt: () => number,
    onEnded: () => void,
  ) {
    this.#webhook = webhook
    this.#services = services
    this.#leaseEndsAt = leaseEndsAt
    this.#onEnded = onEnded
    this.#receiver = new Receiver(webhook, {
      post: (message, signal) => services.post(webhook.url, message, signal),
      acknowledge: (position) => this.#acknowledge(position),
      mayPost: () => performance.now() + services.limits.timeoutMs < leaseEndsAt(),
      ended: (end) => void this.#settle(end),
    })
    this.#subscription = services.hub.subscribe(operation, this.#receiver, webhook.position)
  }

  get claim(): string {
    return this.#webhook.claim
  }

  get revision(): number {
    return this.#webhook.revision
  }

  get position(): number {
    return this.#receiver.sendingAfter ?? this.#subscription.position
  }

  /** Resolves when the claim is given up. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#receiver.stop(this.#services.limits.graceMs)
    await this.#ended.promise
  }

  /** Repeated while the database is away: a message that was acknowledged is not sent again because of that. */
  async #acknowledge(position: number): Promise<boolean> {
    const { query, limits, reports } = this.#services
    const held = { claim: this.claim, revision: this.revision, position }
    try {
      const stored = await retry(
        () => acknowledge(query, held),
        () => (this.#stopping ? null : limits.retryMs),
      )
      if (stored) reports.acknowledged()
      return stored
    } catch (error) {
      reports.onError(error)
      return false
    }
  }

  /** Stores the end. If that fails, the claim lapses. */
  async #settle(end: End): Promise<void> {
    this.#subscription.leave()
    const { limits, reports } = this.#services
    try {
      await retry(
        () => this.#store(end),
        () => (this.#stopping || performance.now() > this.#leaseEndsAt() ? null : limits.retryMs),
      )
    } catch (error) {
      reports.onError(error)
    }
    this.#ended.resolve()
    this.#onEnded()
  }

  async #store(end: End): Promise<void> {
    const { query, limits, reports } = this.#services
    switch (end.is) {
      case 'stopped':
        return release(query, this.claim, end.attempted)
      case 'gone':
        await park(query, this.claim, 'GONE', end.problem)
        return reports.parked(this.#webhook, 'GONE', end.problem)
      case 'failed': {
        const parked = await postpone(query, this.claim, { ...end, patienceSeconds: limits.patienceSeconds })
        reports.failed(this.#webhook, end.problem)
        if (parked) reports.parked(this.#webhook, 'FAILING', end.problem)
      }
    }
  }
}

const PROBLEMS: Readonly<Record<ParkedReason, string>> = {
  GONE: 'the receiver is gone',
  FAILING: 'the receiver acknowledges nothing',
  LOG_PRUNED: 'events that it should have got are not retained any more',
  LOG_RESTORED: 'the log was restored from a backup',
  QUERY_INVALID: 'the query cannot run',
}

/** Why delivery cannot go on after the position of the webhook without a gap. */
function unfitFor({ epoch, position }: ClaimedWebhook, log: LogRange): 'LOG_PRUNED' | 'LOG_RESTORED' | null {
  if (epoch !== log.epoch || position > log.head) return 'LOG_RESTORED'
  return position < log.oldest - 1 ? 'LOG_PRUNED' : null
}
