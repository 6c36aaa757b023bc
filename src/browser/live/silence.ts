/** The gateway pings every `PING_SECONDS`, 12 by default. */
const SILENCE_MS = 40_000

/** A connection that says nothing for too long is dead, though nobody has told us so. */
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
