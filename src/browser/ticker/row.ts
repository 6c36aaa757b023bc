import { age } from './age.ts'
import type { Headline } from './headlines.ts'
import { part } from './part.ts'

/** The slugs of the labels that the ticker shows, in this order. */
const FLAGS = ['breaking', 'live', 'video']

/** One headline of the list. An update keeps the element, so that it keeps the focus. */
export class Row {
  readonly element = part('li', 'item')
  readonly link = part('a', 'link')
  readonly #time = part('time', 'age')
  #shown: Headline

  constructor(headline: Headline) {
    this.#shown = headline
    this.element.addEventListener('animationend', () => this.element.part.remove('new', 'changed'))
    this.#fill()
  }

  show(headline: Headline): void {
    if (JSON.stringify(headline) === JSON.stringify(this.#shown)) return
    this.#shown = headline
    this.#fill()
    this.element.part.add('changed')
  }

  tick(now: Date, language: string): void {
    const text = age(new Date(this.#shown.publishedAt), now, language)
    if (this.#time.textContent !== text) this.#time.textContent = text
  }

  #fill(): void {
    const { headline, url, labels, publishedAt, section } = this.#shown
    this.link.textContent = headline
    this.link.href = url
    this.#time.dateTime = publishedAt
    const flags = FLAGS.flatMap((flag) => labels.find(({ slug }) => slug === flag) ?? []).map(({ slug, name }) =>
      part('span', `flag flag-${slug}`, name),
    )
    const meta = part('div', 'meta')
    meta.append(part('span', 'section', section.name), this.#time, ...flags)
    this.element.replaceChildren(meta, this.link)
  }
}
