import type { LoggedEvent } from '../../db/log/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { takesAway } from './takes-away.ts'

/**
 * One context for all who render the same event at the same time, so that its article is loaded once for all of them;
 * and one for all events that are begun in the same turn, so that a burst is loaded with one statement. It ends with
 * the last of them: whoever renders the event later reads again, and finds what was killed meanwhile gone.
 */
export class EventContexts {
  readonly #open: (audience: string) => Context
  readonly #inFlight = new Map<string, { readonly context: Context; users: number }>()
  readonly #begunThisTurn = new Map<string, Context>()

  constructor(open: (audience: string) => Context) {
    this.#open = open
  }

  /** A context of its own. */
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

  /** What was read before something was taken out of sight is given to nobody who begins after. */
  advance(event: LoggedEvent): void {
    if (!takesAway(event)) return
    this.#inFlight.clear()
    this.#begunThisTurn.clear()
  }
}
