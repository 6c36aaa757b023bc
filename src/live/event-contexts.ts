import type { LoggedEvent } from '../../db/event-log.ts'
import type { Context } from '../../schema/context.ts'
import { takesAway } from './takes-away.ts'

/**
 * One context for all who render the same event at the same time, so that its article is loaded once for all of them.
 * It ends with the last of them: whoever renders the event later reads again, and finds what was killed meanwhile gone.
 */
export class EventContexts {
  readonly #open: (audience: string) => Context
  readonly #inFlight = new Map<string, { readonly context: Context; users: number }>()

  constructor(open: (audience: string) => Context) {
    this.#open = open
  }

  /** A context of its own. */
  fresh(audience: string): Context {
    return this.#open(audience)
  }

  async during<T>(event: LoggedEvent, audience: string, work: (context: Context) => Promise<T>): Promise<T> {
    const key = `${event.position} ${audience}`
    const entry = this.#inFlight.get(key) ?? { context: this.#open(audience), users: 0 }
    this.#inFlight.set(key, entry)
    entry.users++
    try {
      return await work(entry.context)
    } finally {
      entry.users--
      if (entry.users === 0 && this.#inFlight.get(key) === entry) this.#inFlight.delete(key)
    }
  }

  /** What was read before something was taken out of sight is given to nobody who begins after. */
  advance(event: LoggedEvent): void {
    if (takesAway(event)) this.#inFlight.clear()
  }
}
