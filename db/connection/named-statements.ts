import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

const NAME = /^\s*\/\* ([\w-]{1,63}) \*\//

/** The pool, as Kysely takes it, with connections that name statements. */
export function namingPool(pool: Pool): PostgresPool {
  return { options: pool.options, connect: async () => namingClient(await pool.connect()), end: () => pool.end() }
}

const naming = new WeakMap<PoolClient, PostgresPoolClient>()

/**
 * A connection that parses and plans a statement once if it begins with a comment of one word: it is prepared under that word as its
 * name. Its text must always be the same: what varies are its parameters.
 */
export function namingClient(client: PoolClient): PostgresPoolClient {
  const known = naming.get(client)
  if (known) return known
  const query = new Proxy(client.query, {
    apply: (query, _self, [statement, parameters]: unknown[]) =>
      promised(query, client, [named(statement), parameters]),
  })
  const made = { query, release: (destroy?: boolean) => client.release(destroy) }
  naming.set(client, made)
  return made
}

/**
 * The client's own promise keeps what it resolved to from the young generation's collector: rows of some size then cost more to
 * collect than to read (seen with pg 8.23 on Node 26).
 */
function promised(query: PoolClient['query'], client: PoolClient, given: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (error: unknown, result: unknown) => (error ? reject(error) : resolve(result))
    Reflect.apply(query, client, [...given, settle])
  })
}

function named(statement: unknown): unknown {
  const name = typeof statement === 'string' ? NAME.exec(statement)?.[1] : undefined
  return name === undefined ? statement : { name, text: statement }
}
