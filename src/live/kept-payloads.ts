import type { Rendered } from './rendering.ts'

export interface KeptPayloadsLimits {
  readonly maxKeptPayloads: number
  readonly maxKeptCharacters: number
}

/** The last renderings of a channel, without a hole, for those who reconnect or fall a little behind. */
export class KeptPayloads {
  readonly #limits: KeptPayloadsLimits
  readonly #rendered: Rendered[] = []
  #characters = 0

  constructor(limits: KeptPayloadsLimits) {
    this.#limits = limits
  }

  /** Takes the rendering of the next position; after a hole it begins anew. */
  add(rendered: Rendered): void {
    const last = this.#rendered.at(-1)
    if (last && last.position + 1 !== rendered.position) this.clear()
    this.#rendered.push(rendered)
    this.#characters += rendered.payload?.length ?? 0
    const { maxKeptPayloads, maxKeptCharacters } = this.#limits
    while (
      this.#rendered.length > maxKeptPayloads ||
      (this.#characters > maxKeptCharacters && this.#rendered.length > 1)
    ) {
      this.#characters -= this.#rendered.shift()?.payload?.length ?? 0
    }
  }

  clear(): void {
    this.#rendered.length = 0
    this.#characters = 0
  }

  /** The rendering of the position after this one; null when it is not kept. */
  after(position: number): Rendered | null {
    const oldest = this.#rendered[0]?.position
    return oldest === undefined ? null : (this.#rendered[position + 1 - oldest] ?? null)
  }
}
