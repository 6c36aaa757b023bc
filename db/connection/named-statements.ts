import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

const NAME = /^\s*\/\* ([\w-]{1,63}) \*\//

/** Adapts a pool for Kysely, with connections that prepare named statements. */
export function namingPool(pool: Pool): PostgresPool {
  return { options: pool.options, connect: async () => namingClient(await pool.connect()), end: () => pool.end() }
}

const naming = new WeakMap<PoolClient, PostgresPoolClient>()

/**
 * A connection on which a statement that begins with a comment of one word is a prepared statement of that name: parsed once per
 * connection. Statements with the same name must have the same text.
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
 * Wraps the callback interface of pg. Results of its promise interface survive minor garbage collections, and collecting large rows
 * then costs more than reading them (pg 8.23, Node 26).
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
