/** Too many are waiting. */
export class Busy extends Error {}

/** Bounds how much work runs at once. Further work waits in order, up to a limit. */
export class Slots {
  readonly #most: number
  readonly #maxWaiting: number
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor({ most, maxWaiting }: { readonly most: number; readonly maxWaiting: number }) {
    this.#most = most
    this.#maxWaiting = maxWaiting
  }

  /** @throws Busy at once if too many are waiting, and what the work throws. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#most) {
      if (this.#waiting.length >= this.#maxWaiting) throw new Busy('too many are waiting')
      // The one that ends hands its slot over.
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else this.#running++
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}
