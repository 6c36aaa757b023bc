export interface Headline {
  readonly id: string
  readonly url: string
  readonly headline: string
  readonly labels: readonly { readonly slug: string; readonly name: string }[]
  readonly publishedAt: string
  readonly section: { readonly name: string }
}

/** An event of `TickerNews`. Without an article, the headline is removed, whatever the kind. */
export interface TickerEvent {
  readonly kind: string
  readonly articleId: string
  readonly article: Headline | null
}

/** The newest headlines, newest first, without a gap: an article older than the last one is not inserted. */
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

  /** `whole`: there are no older headlines. */
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
