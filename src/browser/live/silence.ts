/** Longer than two intervals of `PING_SECONDS`, 12 by default. */
const SILENCE_MS = 40_000

/** Detects a dead connection: one without any message for too long. */
export class Silence {
  readonly #onSilence: () => void
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(connectMs: number, onSilence: () => void) {
    this.#onSilence = onSilence
    this.#timer = setTimeout(onSilence, connectMs)
  }

  broken(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#onSilence, SILENCE_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}
