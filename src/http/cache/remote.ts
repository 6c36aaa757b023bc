import type { LoggedEvent } from '../../../db/log/event-log.ts'
import { eventTags } from '../../../schema/cache-tags.ts'
import type { Tags } from './entry.ts'
import { addInvalidated, type Invalidated, invalidates } from './invalidation.ts'
import type { RemoteEntries, RemoteEntry } from './remote-entries.ts'
import type { StoredResponse } from './response.ts'

/** The events after the position that this process has read, in order; null if it does not have all of them. */
export type EventsAfter = (position: number) => readonly LoggedEvent[] | null

/** Of a lookup: a valid entry, an entry that events have invalidated, or none. */
export type RemoteOutcome = 'found' | 'outdated' | 'none'

/** The responses that other gateways stored, if this one knows that no event has invalidated them. */
export class RemoteCache {
  readonly #entries: RemoteEntries
  readonly #eventsAfter: EventsAfter
  readonly #onOutcome: (outcome: RemoteOutcome) => void
  #heard = 0

  constructor(entries: RemoteEntries, eventsAfter: EventsAfter, onOutcome: (outcome: RemoteOutcome) => void) {
    this.#entries = entries
    this.#eventsAfter = eventsAfter
    this.#onOutcome = onOutcome
  }

  /** From now on entries from before the event are checked against it. */
  advance({ position }: LoggedEvent): void {
    this.#heard = position
  }

  /** The epoch of the log has changed, or events were missed. */
  clear(): void {
    this.#heard = 0
  }

  /** An entry that is valid after all events that have been read when it resolves. */
  async find(key: string): Promise<RemoteEntry | null> {
    const found = await this.#entries.find(key)
    const outcome = found === null ? 'none' : this.#holds(found) ? 'found' : 'outdated'
    this.#onOutcome(outcome)
    return outcome === 'found' ? found : null
  }

  #holds({ response: { position }, tags }: RemoteEntry): boolean {
    const events = this.#eventsAfter(position)
    if (events === null || (events.at(-1)?.position ?? position) < this.#heard) return false
    const invalidated: Invalidated = new Map()
    for (const event of events) addInvalidated(invalidated, eventTags(event))
    return !invalidates(invalidated, tags)
  }

  /** Only a response from one known state of the log can be checked against it. */
  keep(key: string, response: StoredResponse, tags: Tags): void {
    const { position } = response
    if (position !== null) this.#entries.keep(key, { response: { ...response, position }, tags })
  }

  forget(keys: readonly string[]): void {
    this.#entries.forget(keys)
  }
}
