/**
 * How many different things each client holds at once, such as connections or subscriptions. Clients without a name, on this machine,
 * hold as many as they like.
 */
export class ClientShares {
  readonly #most: number
  /** By client and thing: how often the client holds it. */
  readonly #held = new Map<string, Map<unknown, number>>()

  constructor(most: number) {
    this.#most = most
  }

  /** Holds the thing until it is disposed of; null if the client holds too many others. The same thing counts once. */
  take(client: string | null, thing: unknown): Disposable | null {
    if (client === null) return { [Symbol.dispose]() {} }
    const held = this.#held.get(client) ?? new Map<unknown, number>()
    const times = held.get(thing) ?? 0
    if (times === 0 && held.size >= this.#most) return null
    this.#held.set(client, held.set(thing, times + 1))
    let isHeld = true
    return {
      [Symbol.dispose]: () => {
        if (isHeld) this.#release(client, held, thing)
        isHeld = false
      },
    }
  }

  #release(client: string, held: Map<unknown, number>, thing: unknown): void {
    const times = (held.get(thing) ?? 1) - 1
    if (times > 0) held.set(thing, times)
    else held.delete(thing)
    if (held.size === 0) this.#held.delete(client)
  }
}
