import type { LoggedEvent } from '../../db/log/event-log.ts'
import { eventTags } from '../../schema/cache-tags.ts'
import type { Answer } from './answer.ts'
import { type Changes, note, touches } from './changes.ts'
import type { Tags } from './kept-answer.ts'
import type { SharedAnswer, SharedAnswers } from './shared-answers.ts'

/** The events that this process has heard of after the position, in order; null when it does not know all of them. */
export type EventsAfter = (position: number) => readonly LoggedEvent[] | null

/** Of an answer that was looked for: it was there and holds, was there and does not hold any more, or was not there. */
export type SharedOutcome = 'found' | 'outdated' | 'none'

/** The answers of other gateways, as far as this one knows that they still hold. */
export class SharedLevel {
  readonly #answers: SharedAnswers
  readonly #eventsAfter: EventsAfter
  readonly #onOutcome: (outcome: SharedOutcome) => void
  #heard = 0

  constructor(answers: SharedAnswers, eventsAfter: EventsAfter, onOutcome: (outcome: SharedOutcome) => void) {
    this.#answers = answers
    this.#eventsAfter = eventsAfter
    this.#onOutcome = onOutcome
  }

  /** From now on an answer from before the event is looked at with it in mind. */
  advance({ position }: LoggedEvent): void {
    this.#heard = position
  }

  /** The log is another one, or its events were not all heard. */
  clear(): void {
    this.#heard = 0
  }

  /** What holds at all events that were heard of when it resolves. */
  async find(key: string): Promise<SharedAnswer | null> {
    const found = await this.#answers.find(key)
    const outcome = found === null ? 'none' : this.#holds(found) ? 'found' : 'outdated'
    this.#onOutcome(outcome)
    return outcome === 'found' ? found : null
  }

  #holds({ answer: { position }, tags }: SharedAnswer): boolean {
    const events = this.#eventsAfter(position)
    if (events === null || (events.at(-1)?.position ?? position) < this.#heard) return false
    const changes: Changes = new Map()
    for (const event of events) note(changes, eventTags(event))
    return !touches(changes, tags)
  }

  /** Only what is known to be of one state of the log can be held against it. */
  keep(key: string, answer: Answer, tags: Tags): void {
    const { position } = answer
    if (position !== null) this.#answers.keep(key, { answer: { ...answer, position }, tags })
  }

  forget(keys: readonly string[]): void {
    this.#answers.forget(keys)
  }
}
