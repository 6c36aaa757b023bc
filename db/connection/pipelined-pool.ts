import {
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
  type PostgresPoolClient,
} from 'kysely'
import type { Pool } from 'pg'
import { namingClient } from './named-statements.ts'

/** Maximum number of pipelined statements; the next one waits for another connection. */
const MAX_STATEMENTS_PER_CONNECTION = 32
/** A connection without a result for this long gets no further statements: it executes a slow one, or the server is unreachable. */
const MAX_SILENCE_MS = 500

/**
 * A dialect that pipelines statements outside transactions over shared connections of the pool, whose clients must be opened with
 * `pipeline`: statements are sent without waiting for earlier results, so neither process goes to sleep between two of them.
 *
 * A statement shares a connection only if no idle one is available. At most `maxConnections` are taken from the pool; each is
 * released when its last statement has ended.
 */
export function sharedConnections(pool: Pool, maxConnections: number): PostgresDialect {
  return new SharingDialect({ pool: new SharingPool(pool, maxConnections) })
}

class SharingDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig

  constructor(config: PostgresDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new SharingDriver(this.#config)
  }
}

class SharingDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {
    throw new Error('A shared connection has no transactions. Use `query` instead of `reads`.')
  }
}

interface Shared {
  readonly client: Promise<PostgresPoolClient>
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

  connect(): Promise<PostgresPoolClient> {
    const shared = this.#mayTakeAnother() ? this.#take() : this.#leastUsed()
    shared.statements++
    return shared.client
  }

  /** The owner of the pool ends it. */
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
    const client = this.#pool.connect().then((alone) => {
      shared.answeredAt = performance.now()
      const { query, release } = namingClient(alone)
      let unfit = false
      return {
        query,
        release(destroy?: boolean) {
          unfit ||= destroy === true
          if (unfit) over()
          shared.answeredAt = performance.now()
          if (--shared.statements > 0) return
          over()
          release(unfit)
        },
      }
    })
    client.catch(over)
    const shared: Shared = { client, statements: 0, answeredAt: performance.now() }
    this.#shared.add(shared)
    return shared
  }
}
