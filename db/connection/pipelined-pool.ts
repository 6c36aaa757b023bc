import { type Driver, PostgresDialect, type PostgresPool } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** Beyond it a statement waits for a connection of its own. */
const MAX_STATEMENTS_PER_CONNECTION = 32
/** One that has answered nothing for so long is given to nobody else: it runs something slow, or its server is gone. */
const MAX_SILENCE_MS = 500

/**
 * Connections of a pool that are each given to several at once, for statements that need no transaction: they are sent one
 * after the other without waiting for answers in between (pipelining). A server then finds the next statement where it has
 * ended the last, and neither side sleeps and wakes for each.
 *
 * Who asks shares a connection only where there is no other: at most `maxConnections` are taken from the pool, which has them
 * back when nobody uses them.
 */
export function sharedConnections(pool: Pool, maxConnections: number): PostgresDialect {
  return new SharingDialect({ pool: new SharingPool(pool, maxConnections) })
}

class SharingDialect extends PostgresDialect {
  override createDriver(): Driver {
    const driver = super.createDriver()
    driver.beginTransaction = async () => {
      throw new Error(
        'There are no transactions on a connection that others use. Ask where connections are held alone.',
      )
    }
    return driver
  }
}

interface Shared {
  readonly client: Promise<PoolClient>
  statements: number
  /** By `performance.now()`. */
  answeredAt: number
}

class SharingPool implements PostgresPool {
  readonly options = {}
  readonly #pool: Pool
  readonly #maxConnections: number
  readonly #shared = new Set<Shared>()

  constructor(pool: Pool, maxConnections: number) {
    this.#pool = pool
    this.#maxConnections = maxConnections
  }

  /** @throws what the pool does */
  connect(): Promise<PoolClient> {
    const shared = this.#mayTakeAnother() ? this.#take() : this.#leastUsed()
    shared.statements++
    return shared.client
  }

  /** The pool is its owner's to end. */
  async end(): Promise<void> {}

  #mayTakeAnother(): boolean {
    const { idleCount, totalCount, waitingCount, options } = this.#pool
    const isLeft = waitingCount === 0 && (idleCount > 0 || totalCount < options.max)
    return isLeft && this.#shared.size < this.#maxConnections
  }

  #leastUsed(): Shared {
    const answeredSince = performance.now() - MAX_SILENCE_MS
    let least: Shared | null = null
    for (const shared of this.#shared) {
      const fewest = least?.statements ?? MAX_STATEMENTS_PER_CONNECTION
      if (shared.answeredAt >= answeredSince && shared.statements < fewest) least = shared
    }
    return least ?? this.#take()
  }

  #take(): Shared {
    const over = () => void this.#shared.delete(shared)
    const client = this.#pool.connect().then((client) => {
      shared.answeredAt = performance.now()
      // Only while it is shared: whoever holds it alone sees it fail as ever.
      Object.assign(client, { pipeline: true })
      const giveBack = client.release
      let unfit: Error | boolean = false
      client.release = (destroy = false) => {
        unfit ||= destroy
        if (unfit) over()
        shared.answeredAt = performance.now()
        if (--shared.statements > 0) return
        over()
        Object.assign(client, { pipeline: false })
        giveBack(unfit)
      }
      return client
    })
    client.catch(over)
    const shared: Shared = { client, statements: 0, answeredAt: performance.now() }
    this.#shared.add(shared)
    return shared
  }
}
