import type { Database, Query } from './database.ts'

/** A replica of the database, which lags behind it. */
export interface Replica {
  /** For single statements. */
  readonly reads: Query
  /** Takes the replica out of rotation for this long. */
  rest(ms: number): void
}

/** The replicas of the database, used in rotation. */
export class Replicas implements AsyncDisposable {
  readonly #databases: readonly Database[]
  readonly #restsUntil: number[]
  #turn = 0

  constructor(databases: readonly Database[]) {
    this.#databases = databases
    this.#restsUntil = databases.map(() => 0)
  }

  /** Null if there is none, or all are out of rotation. */
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
