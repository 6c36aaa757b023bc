const BURST_SECONDS = 4

/** `perSecond` on average, and bursts of four seconds' worth. */
export class TokenBucket {
  readonly #perSecond: number
  readonly #capacity: number
  #tokens: number
  #refilledAt = performance.now()

  constructor(perSecond: number) {
    this.#perSecond = perSecond
    this.#capacity = perSecond * BURST_SECONDS
    this.#tokens = this.#capacity
  }

  /** Takes a token. False if the bucket is empty. */
  take(): boolean {
    const now = performance.now()
    const refill = ((now - this.#refilledAt) / 1000) * this.#perSecond
    this.#tokens = Math.min(this.#capacity, this.#tokens + refill)
    this.#refilledAt = now
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }
}
