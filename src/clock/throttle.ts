/** So many reads in close succession may find nothing before the next one has to wait. */
const FREE_READS = 8
const MIN_SPACING_MS = 25
const SUCCESSION_MS = 100

/**
 * How soon a wake-up may lead to a read. At once, as long as wake-ups are worth it; while one after the other is for
 * nothing, because somebody floods the bus, they share a read now and then.
 */
export class Pace {
  #inVain = 0
  #lastAt = 0

  /** A read has ended that found so many events. */
  ended(found: number): void {
    const now = performance.now()
    const goesOn = found === 0 && now - this.#lastAt < SUCCESSION_MS
    this.#inVain = goesOn ? this.#inVain + 1 : 0
    this.#lastAt = now
  }

  get waitMs(): number {
    if (this.#inVain < FREE_READS) return 0
    return Math.max(0, this.#lastAt + MIN_SPACING_MS - performance.now())
  }
}
