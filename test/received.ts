/** Messages of one client in the order of arrival. */
export class Received<Message> {
  readonly all: Message[] = []
  readonly #waiting = new Set<() => void>()

  add(message: Message): void {
    this.all.push(message)
    for (const look of this.#waiting) look()
  }

  /** Resolves with all messages once there are at least `count`. */
  atLeast(count: number): Promise<readonly Message[]> {
    const done = Promise.withResolvers<readonly Message[]>()
    const look = () => {
      if (this.all.length < count) return
      this.#waiting.delete(look)
      done.resolve(this.all)
    }
    this.#waiting.add(look)
    look()
    return done.promise
  }
}
