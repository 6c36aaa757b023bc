const FREE_READS = 8
const MIN_SPACING_MS = 25
const SUCCESSION_MS = 100

/**
 * Limits the rate of reads that find nothing. The first 8 in close succession are free, then they are spaced 25 ms apart,
 * until one finds something. So a flood of wake-ups, genuine or forged, does not become a flood of reads.
 */
export class Throttle {
  #emptyReads = 0
  #lastAt = 0

  /** Records a read and how many rows it found. */
  record(found: number): void {
    const now = performance.now()
    const another = found === 0 && now - this.#lastAt < SUCCESSION_MS
    this.#emptyReads = another ? this.#emptyReads + 1 : 0
    this.#lastAt = now
  }

  /** How long the next read has to wait. */
  get waitMs(): number {
    if (this.#emptyReads < FREE_READS) return 0
    return Math.max(0, this.#lastAt + MIN_SPACING_MS - performance.now())
  }
}
