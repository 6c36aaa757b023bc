import type { Rendered } from './rendering.ts'

export interface PayloadBufferLimits {
  readonly maxBufferedPayloads: number
  readonly maxBufferedCharacters: number
}

/** A channel's latest payloads, contiguous by position, for subscriptions that reconnect or fall slightly behind. */
export class PayloadBuffer {
  readonly #limits: PayloadBufferLimits
  readonly #rendered: Rendered[] = []
  #characters = 0

  constructor(limits: PayloadBufferLimits) {
    this.#limits = limits
  }

  /** Appends the payload of the next position. Clears the buffer first if that would leave a gap. */
  add(rendered: Rendered): void {
    const last = this.#rendered.at(-1)
    if (last && last.position + 1 !== rendered.position) this.clear()
    this.#rendered.push(rendered)
    this.#characters += rendered.payload?.length ?? 0
    const { maxBufferedPayloads, maxBufferedCharacters } = this.#limits
    while (
      this.#rendered.length > maxBufferedPayloads ||
      (this.#characters > maxBufferedCharacters && this.#rendered.length > 1)
    ) {
      this.#characters -= this.#rendered.shift()?.payload?.length ?? 0
    }
  }

  clear(): void {
    this.#rendered.length = 0
    this.#characters = 0
  }

  /** The payload of the position after this one; null if it is not buffered. */
  after(position: number): Rendered | null {
    const oldest = this.#rendered[0]?.position
    return oldest === undefined ? null : (this.#rendered[position + 1 - oldest] ?? null)
  }
}
