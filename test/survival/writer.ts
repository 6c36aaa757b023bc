import type { Chance } from '../chance.ts'
import { Words } from './words.ts'

const MARKS = ['strong', 'b', 'em', 'i', 'u', 's', 'del', 'strike', 'mark', 'code', 'sub', 'sup'] as const

/** Writes HTML as sources do: the pieces that they have in common. */
export class Writer {
  readonly random: Chance
  readonly words: Words
  #addresses = 0

  constructor(random: Chance, script?: 'latin' | 'arabic' | 'han') {
    this.random = random
    this.words = new Words(random, script)
  }

  url(kind: 'page' | 'jpg' | 'mp4' | 'mp3' = 'page'): string {
    const number = this.#addresses++
    if (kind === 'page') return `https://site.example/${number}?a=1&amp;b=${number}`
    return `https://media.example/${number}/file.${kind}`
  }

  marked(text: string): string {
    const tag = this.random.pick(MARKS)
    return `<${tag}>${text}</${tag}>`
  }

  link(text: string): string {
    const rel =
      this.random.maybe(() => ` rel="${this.random.pick(['nofollow', 'noopener noreferrer', 'sponsored'])}"`) ?? ''
    const target = this.random.maybe(() => ' target="_blank"') ?? ''
    return `<a href="${this.url()}"${rel}${target}>${text}</a>`
  }

  /** A sentence or several, with marks and links in and around them. */
  inline(depth = 2): string {
    const parts = Array.from({ length: 1 + this.random.below(3) }, () => {
      const text = depth > 0 && this.random.below(3) === 0 ? this.inline(depth - 1) : this.words.sentence()
      switch (this.random.below(6)) {
        case 0:
          return this.marked(text)
        case 1:
          return text.includes('<a ') ? text : this.link(text)
        case 2:
          return `<span class="c${this.random.below(9)}">${text}</span>`
        default:
          return text
      }
    })
    return parts.join(this.random.pick([' ', ' ', '<br>', '\n  ']))
  }

  paragraph(attributes = ''): string {
    return `<p${attributes}>${this.inline()}</p>`
  }

  heading(): string {
    const level = 2 + this.random.below(3)
    return `<h${level}>${this.inline(1)}</h${level}>`
  }

  list(depth = 2): string {
    const tag = this.random.pick(['ul', 'ol'])
    const items = Array.from({ length: 1 + this.random.below(3) }, () => {
      const inner = depth > 0 && this.random.below(3) === 0 ? this.list(depth - 1) : ''
      return `<li>${this.inline(1)}${inner}</li>`
    })
    return `<${tag}>\n${items.join('\n')}\n</${tag}>`
  }

  quote(): string {
    const name = this.random.maybe(() => `<cite>${this.words.words(2)}</cite>`) ?? ''
    return `<blockquote>${this.paragraph()}${this.random.maybe(() => this.paragraph()) ?? ''}${name}</blockquote>`
  }

  table(): string {
    const row = (tag: string) => `<tr>${[0, 1, 2].map(() => `<${tag}>${this.inline(0)}</${tag}>`).join('')}</tr>`
    const caption = this.random.maybe(() => `<caption>${this.inline(0)}</caption>`) ?? ''
    const head = this.random.maybe(() => `<thead>${row('th')}</thead>`) ?? ''
    return `<table>${caption}${head}<tbody>${row('td')}${row('td')}</tbody></table>`
  }

  several(count: number, make: () => string): string {
    return Array.from({ length: count }, make).join('\n')
  }

  /** Some of these pieces, several times, in any order. */
  mixed(pieces: readonly [() => string, ...(() => string)[]], count = 4): string {
    return this.several(count + this.random.below(count), () => this.random.pick(pieces)())
  }
}
