/** A budget that is renewed in each window of time. At most twice as much is taken in any time of that length. */
export class WindowBudget {
  readonly #most: number
  readonly #windowMs: number
  #taken = 0
  #endsAt = 0

  constructor(most: number, windowMs: number) {
    this.#most = most
    this.#windowMs = windowMs
  }

  /** False if there is not so much left. */
  take(amount: number): boolean {
    const now = performance.now()
    if (now >= this.#endsAt) {
      this.#taken = 0
      this.#endsAt = now + this.#windowMs
    }
    if (this.#taken + amount > this.#most) return false
    this.#taken += amount
    return true
  }
}
