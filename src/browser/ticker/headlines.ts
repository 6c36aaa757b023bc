export interface Headline {
  readonly id: string
  readonly url: string
  readonly headline: string
  readonly labels: readonly string[]
  readonly publishedAt: string
  readonly section: { readonly name: string }
}

/** What `TickerNews` delivers; without an article it is to be taken away, whatever the reason. */
export interface TickerEvent {
  readonly kind: string
  readonly articleId: string
  readonly article: Headline | null
}

/** The newest headlines, newest first, without a gap: what is older than the last of them stays out. */
export class Headlines {
  readonly #most: number
  #list: readonly Headline[] = []
  #oldestMs = Number.NEGATIVE_INFINITY

  constructor(most: number) {
    this.#most = most
  }

  get list(): readonly Headline[] {
    return this.#list
  }

  /** `whole` says that there are no older ones. */
  replace(list: readonly Headline[], whole: boolean): void {
    this.#list = list
    this.#oldestMs = whole ? Number.NEGATIVE_INFINITY : time(list.at(-1))
  }

  apply({ articleId, article }: TickerEvent): void {
    const others = this.#list.filter(({ id }) => id !== articleId)
    if (article === null || time(article) < this.#oldestMs) {
      this.#list = others
      return
    }
    const at = others.findIndex((other) => time(other) <= time(article))
    const list = others.toSpliced(at < 0 ? others.length : at, 0, article)
    this.#list = list.slice(0, this.#most)
    if (list.length > this.#most) this.#oldestMs = time(this.#list.at(-1))
  }
}

function time(headline: Headline | undefined): number {
  return headline ? Date.parse(headline.publishedAt) : Number.NEGATIVE_INFINITY
}
