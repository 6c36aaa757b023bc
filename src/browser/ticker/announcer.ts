import { part } from './part.ts'
import type { TickerWords } from './words.ts'

/** Minimum interval between announcements for screen readers. */
const QUIET_MS = 20_000

/** Announces new headlines politely: a single one as text, several as a number. */
export class Announcer {
  readonly element = part('p', 'announcer')
  readonly #words: TickerWords
  #waiting: string[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(words: TickerWords) {
    this.#words = words
    this.element.role = 'status'
  }

  announce(headlines: readonly string[]): void {
    this.#waiting.push(...headlines)
    if (this.#timer === undefined) this.#speak()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #speak(): void {
    const [first, ...more] = this.#waiting
    this.#timer = undefined
    if (first === undefined) return
    this.element.textContent = more.length === 0 ? first : this.#words.news(more.length + 1)
    this.#waiting = []
    this.#timer = setTimeout(() => this.#speak(), QUIET_MS)
  }
}
