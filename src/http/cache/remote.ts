import type { LoggedEvent } from '../../../db/log/event-log.ts'
import { eventTags } from '../../../schema/cache-tags.ts'
import { addInvalidated, type Invalidated, invalidates } from '../../tags/invalidation.ts'
import type { Tags } from '../../tags/tags.ts'
import type { RemoteEntries, RemoteEntry } from './remote-entries.ts'
import type { StoredResponse } from './response.ts'

/** The events that this process has read after the position, in order; null if some are no longer in memory. */
export type EventsAfter = (position: number) => readonly LoggedEvent[] | null

/** Outcome of a lookup: a fresh entry, an entry that events have invalidated, or none. */
export type RemoteOutcome = 'found' | 'outdated' | 'none'

/** Responses stored by other gateways. One is used only if every event since its position is known and none invalidates it. */
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

  /** Entries from before the event are checked against it from now on. */
  advance({ position }: LoggedEvent): void {
    this.#heard = position
  }

  /** Call it when the epoch of the log has changed, or events were missed. */
  clear(): void {
    this.#heard = 0
  }

  /** Null on a miss. The entry is fresh with respect to every event that was read before the promise resolves. */
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

  /** Stores the response if its log position is known: without one it cannot be checked against later events. */
  keep(key: string, response: StoredResponse, tags: Tags): void {
    const { position } = response
    if (position !== null) this.#entries.keep(key, { response: { ...response, position }, tags })
  }

  forget(keys: readonly string[]): void {
    this.#entries.forget(keys)
  }
}
