import type { Connection } from '../live/live-news.ts'
import { Announcer } from './announcer.ts'
import type { Headline } from './headlines.ts'
import { part } from './part.ts'
import { Row } from './row.ts'
import { wordsIn } from './words.ts'

const TICK_MS = 20_000

/** Renders the ticker. While it is paused, only removals are shown. */
export class View {
  readonly element = part('section', 'ticker')
  readonly #words
  readonly #language: string
  readonly #max: number
  readonly #state = part('p', 'state')
  readonly #button = part('button', 'pause')
  readonly #list = part('ol', 'list')
  readonly #message = part('p', 'message')
  readonly #announcer: Announcer
  readonly #rows = new Map<string, Row>()
  readonly #ticking = setInterval(() => this.#tick(), TICK_MS)
  #headlines: readonly Headline[] = []
  #paused = false

  constructor(language: string, max: number) {
    this.#language = language
    this.#max = max
    this.#words = wordsIn(language)
    this.#announcer = new Announcer(this.#words)
    this.element.lang = language
    this.element.ariaLabel = this.#words.title
    this.#state.role = 'status'
    this.#button.type = 'button'
    this.#button.textContent = this.#words.pause
    this.#button.addEventListener('click', () => this.#pause(!this.#paused))
    // Safari drops the list role of a list without bullets.
    this.#list.role = 'list'
    const header = part('header', 'header')
    header.append(part('h2', 'title', this.#words.title), this.#state, this.#button)
    this.element.append(header, this.#list, this.#message, this.#announcer.element)
  }

  connection(connection: Connection): void {
    this.#state.setAttribute('part', `state state-${connection}`)
    this.#state.textContent = this.#words.connection[connection]
  }

  refuse(reason: 'refused' | 'failed'): void {
    this.#state.textContent = ''
    this.#message.textContent = this.#words[reason]
  }

  show(headlines: readonly Headline[]): void {
    const first = this.#rows.size === 0
    this.#headlines = headlines
    this.#message.textContent = headlines.length === 0 ? this.#words.empty : ''
    if (this.#paused) this.#hold()
    else this.#render(first)
  }

  stop(): void {
    clearInterval(this.#ticking)
    this.#announcer.stop()
  }

  #pause(paused: boolean): void {
    this.#paused = paused
    if (paused) this.#hold()
    else {
      this.#button.textContent = this.#words.pause
      this.#render(false)
    }
  }

  #hold(): void {
    this.#keep(this.#headlines)
    const waiting = this.#headlines.slice(0, this.#max).filter(({ id }) => !this.#rows.has(id))
    this.#button.textContent = this.#words.resume(waiting.length)
  }

  #render(first: boolean): void {
    const headlines = this.#headlines.slice(0, this.#max)
    this.#keep(headlines)
    const added: Headline[] = []
    for (const [at, headline] of headlines.entries()) {
      const known = this.#rows.get(headline.id)
      const row = known ?? new Row(headline)
      row.show(headline)
      if (!known) {
        this.#rows.set(headline.id, row)
        if (!first) row.element.part.add('new')
        added.push(headline)
      }
      if (this.#list.children[at] !== row.element) this.#list.insertBefore(row.element, this.#list.children[at] ?? null)
    }
    this.#tick()
    if (!first) this.#announcer.announce(added)
  }

  /** Removes the rows of all other headlines. */
  #keep(headlines: readonly Headline[]): void {
    const kept = new Set(headlines.map(({ id }) => id))
    this.#announcer.keep(kept)
    for (const [id, row] of this.#rows) {
      if (kept.has(id)) continue
      const focused = row.element.matches(':focus-within')
      row.element.remove()
      this.#rows.delete(id)
      // Otherwise the focus would return to the start of the page.
      if (focused) this.#button.focus()
    }
  }

  #tick(): void {
    const now = new Date()
    for (const row of this.#rows.values()) row.tick(now, this.#language)
  }
}
