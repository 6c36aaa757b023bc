import type { GraphQLError } from 'graphql'
import type { ClaimedWebhook } from '../../db/webhooks/claims.ts'
import type { Sink } from '../live/sink.ts'
import type { Answered, Unanswered } from '../outbound/exchange.ts'
import { type Message, messageOf } from './message.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export interface ReceiverServices {
  /** Sends a message. Ends early when `signal` is aborted. */
  readonly post: (message: Message, signal: AbortSignal) => Promise<Answered | Unanswered>
  /** Stores that everything up to the position is acknowledged. False if that does not count any more. */
  readonly acknowledge: (position: number) => Promise<boolean>
  /** Whether the claim lasts longer than an attempt. */
  readonly mayPost: () => boolean
  /** Called once, when nothing more is delivered. */
  readonly ended: (end: End) => void
}

/** `attempted`: a message may have been sent that is not acknowledged. */
export type End = Exclude<Outcome, { is: 'acknowledged' }> | { readonly is: 'stopped'; readonly attempted: boolean }

/**
 * The receiver of a webhook as the sink of a subscription: one message at a time, and the next only after the acknowledgement of the
 * last is stored. A message that is not acknowledged ends it. Nothing is kept: the next attempt renders the event again.
 */
export class Receiver implements Sink {
  readonly #webhook: ClaimedWebhook
  readonly #services: ReceiverServices
  /** Of the message on its way. */
  #aborting: AbortController | null = null
  #acknowledged: number
  #attempts: number
  #sending: Promise<void> | null = null
  #resume: (() => void) | null = null
  #stopping = false
  #ended = false

  constructor(webhook: ClaimedWebhook, services: ReceiverServices) {
    this.#webhook = webhook
    this.#services = services
    this.#acknowledged = webhook.position
    this.#attempts = webhook.attempts
  }

  get ready(): boolean {
    return this.#sending === null && !this.#ended
  }

  /** While a message is on its way, the position of the last one that was acknowledged; null otherwise. */
  get sendingAfter(): number | null {
    return this.#sending === null ? null : this.#acknowledged
  }

  whenReady(resume: () => void): void {
    this.#resume = resume
  }

  next(payload: string, cursor: string): void {
    // Not in this turn: whoever subscribes may not have the subscription yet.
    this.#sending = Promise.resolve().then(() => this.#deliver(payload, cursor))
  }

  /** A message on its way is broken off: it is sent again as it is then. */
  retract(): void {
    this.#aborting?.abort()
  }

  error(_error: GraphQLError): void {
    void this.stop(0)
  }

  /** Ends after a message on its way, for which it waits so long. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping = true
    if (this.#sending === null) return this.#end({ is: 'stopped', attempted: false })
    const timer = setTimeout(() => this.#aborting?.abort(), graceMs)
    await this.#sending
    clearTimeout(timer)
  }

  async #deliver(payload: string, cursor: string): Promise<void> {
    if (!this.#services.mayPost()) return this.#end({ is: 'stopped', attempted: false })
    const attempt = this.#attempts + 1
    const message = messageOf(this.#webhook, attempt, payload, cursor, new Date())
    const aborting = new AbortController()
    this.#aborting = aborting
    const answer = await this.#services.post(message, aborting.signal)
    this.#aborting = null
    if ('problem' in answer && answer.problem === 'stopped') return this.#end({ is: 'stopped', attempted: true })
    const outcome = outcomeOf(answer, attempt, new Date())
    if (outcome.is !== 'acknowledged') return this.#end(outcome)
    if (!(await this.#services.acknowledge(message.position))) return this.#end({ is: 'stopped', attempted: true })
    this.#acknowledged = message.position
    this.#attempts = 0
    this.#sending = null
    if (this.#stopping) return this.#end({ is: 'stopped', attempted: false })
    const resume = this.#resume
    this.#resume = null
    resume?.()
  }

  #end(end: End): void {
    if (this.#ended) return
    this.#ended = true
    this.#services.ended(end)
  }
}
