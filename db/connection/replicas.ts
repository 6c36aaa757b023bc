import type { Database, Query } from './database.ts'

/** A copy of the database, which follows it with some delay. */
export interface Replica {
  /** For statements each by itself. */
  readonly reads: Query
  /** Is not read from for so long. */
  rest(ms: number): void
}

/** Copies of the database, read from one after the other. */
export class Replicas implements AsyncDisposable {
  readonly #databases: readonly Database[]
  readonly #restsUntil: number[]
  #turn = 0

  constructor(databases: readonly Database[]) {
    this.#databases = databases
    this.#restsUntil = databases.map(() => 0)
  }

  /** Null when there is none, or all of them rest. */
  next(): Replica | null {
    for (let tries = 0; tries < this.#databases.length; tries++) {
      const at = this.#turn++ % this.#databases.length
      const database = this.#databases[at]
      if (database && performance.now() >= (this.#restsUntil[at] ?? 0)) {
        const rest = (ms: number) => {
          this.#restsUntil[at] = performance.now() + ms
        }
        return { reads: database.reads, rest }
      }
    }
    return null
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#databases.map((database) => database[Symbol.asyncDispose]()))
  }
}
