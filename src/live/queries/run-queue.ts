import { TokenBucket } from '../../clock/token-bucket.ts'

const MAX_CONCURRENT_RUNS = 4

/** Runs work in the order of its arrival, a few at a time and at most `perSecond`. A burst of four seconds' worth starts at once. */
export class RunQueue {
  readonly #waiting: (() => Promise<void>)[] = []
  readonly #perSecond: number
  readonly #bucket: TokenBucket
  #running = 0
  #timer: NodeJS.Timeout | null = null

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#bucket = new TokenBucket(perSecond)
  }

  /** `work` does not reject. */
  add(work: () => Promise<void>): void {
    this.#waiting.push(work)
    this.#pump()
  }

  readonly #pump = (): void => {
    while (this.#running < MAX_CONCURRENT_RUNS && this.#waiting.length > 0) {
      if (!this.#bucket.take()) {
        this.#timer ??= setTimeout(() => {
          this.#timer = null
          this.#pump()
        }, 1_000 / this.#perSecond)
        return
      }
      const work = this.#waiting.shift()
      if (!work) return
      this.#running++
      void work().finally(() => {
        this.#running--
        this.#pump()
      })
    }
  }
}
