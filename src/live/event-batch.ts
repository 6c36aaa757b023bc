import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'

/**
 * Shares contexts, and so their DataLoaders, between renderings: one for all operations that render the same event at the
 * same time, and one for all events whose rendering begins in the same turn of the event loop. A burst is loaded with one
 * batch of statements. A context is dropped with its last rendering, so a later rendering reads again.
 */
export class EventBatch {
  readonly #open: (audience: string) => Context
  readonly #inFlight = new Map<string, { readonly context: Context; users: number }>()
  readonly #begunThisTurn = new Map<string, Context>()

  constructor(open: (audience: string) => Context) {
    this.#open = open
  }

  /** A context that is not shared. */
  fresh(audience: string): Context {
    return this.#open(audience)
  }

  async during<T>(event: LoggedEvent, audience: string, work: (context: Context) => Promise<T>): Promise<T> {
    const key = `${event.position} ${audience}`
    const entry = this.#inFlight.get(key) ?? { context: this.#ofThisTurn(audience), users: 0 }
    this.#inFlight.set(key, entry)
    entry.users++
    try {
      return await work(entry.context)
    } finally {
      entry.users--
      if (entry.users === 0 && this.#inFlight.get(key) === entry) this.#inFlight.delete(key)
    }
  }

  #ofThisTurn(audience: string): Context {
    const begun = this.#begunThisTurn.get(audience)
    if (begun) return begun
    const context = this.#open(audience)
    if (this.#begunThisTurn.size === 0) setImmediate(() => this.#begunThisTurn.clear())
    this.#begunThisTurn.set(audience, context)
    return context
  }

  /** Later renderings share no context that was created before, because it may contain retracted text. */
  retract(): void {
    this.#inFlight.clear()
    this.#begunThisTurn.clear()
  }
}
