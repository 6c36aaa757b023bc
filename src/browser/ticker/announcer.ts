import type { Headline } from './headlines.ts'
import { part } from './part.ts'
import type { TickerWords } from './words.ts'

/** Minimum interval between announcements for screen readers. */
const QUIET_MS = 20_000

/** Announces new headlines politely: a single one as text, several as a number. */
export class Announcer {
  readonly element = part('p', 'announcer')
  readonly #words: TickerWords
  #spoken: string | null = null
  #waiting: readonly Headline[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(words: TickerWords) {
    this.#words = words
    this.element.role = 'status'
  }

  announce(headlines: readonly Headline[]): void {
    this.#waiting = [...this.#waiting, ...headlines]
    if (this.#timer === undefined) this.#speak()
  }

  /** Forgets all other headlines, what was said of them included. */
  keep(ids: ReadonlySet<string>): void {
    this.#waiting = this.#waiting.filter(({ id }) => ids.has(id))
    if (this.#spoken === null || ids.has(this.#spoken)) return
    this.#spoken = null
    this.element.textContent = ''
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #speak(): void {
    const [first, ...more] = this.#waiting
    this.#timer = undefined
    if (first === undefined) return
    this.#spoken = more.length === 0 ? first.id : null
    this.element.textContent = more.length === 0 ? first.headline : this.#words.news(more.length + 1)
    this.#waiting = []
    this.#timer = setTimeout(() => this.#speak(), QUIET_MS)
  }
}
