import type { Chance } from '../chance.ts'

const SYLLABLES = ['ba', 'ro', 'ti', 'lu', 'men', 'sa', 'vo', 'ri', 'dan', 'pe', 'gol', 'ni'] as const
const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'
const FIRST_HAN = 0x4e00
const HANS = 6_000

/** Words that occur once in an article, so that each can be looked for. */
export class Words {
  readonly #random: Chance
  readonly #script: 'latin' | 'arabic' | 'han'
  #count = 0

  constructor(random: Chance, script: 'latin' | 'arabic' | 'han' = 'latin') {
    this.#random = random
    this.#script = script
  }

  word(): string {
    const number = this.#count++
    if (this.#script === 'han')
      return String.fromCodePoint(FIRST_HAN + (number % HANS), FIRST_HAN + HANS + (number % 997))
    if (this.#script === 'arabic') {
      const letter = (at: number) => ARABIC[at % ARABIC.length] ?? 'ا'
      return `${letter(number)}${letter(Math.floor(number / ARABIC.length))}${letter(this.#random.below(28))}ة`
    }
    const syllable = () => this.#random.pick(SYLLABLES)
    return `${syllable()}${syllable()}${number.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')}x`
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(this.#script === 'han' ? '，' : ' ')
  }

  /** Some words and an end, perhaps with what typography and entities make of them. */
  sentence(): string {
    const odd = this.#random.pick([
      '',
      '',
      '',
      ' &amp; ',
      ' &mdash; ',
      '&nbsp;',
      ' &ldquo;x&rdquo; ',
      ' <!-- note --> ',
      ' &lt;3 ',
    ])
    const end = this.#script === 'han' ? '。' : this.#random.pick(['.', '.', '!', '?', '&hellip;'])
    return `${this.words(2 + this.#random.below(4))}${odd}${this.words(1 + this.#random.below(3))}${end}`
  }
}
