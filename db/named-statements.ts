import type { PoolClient } from 'pg'

const NAME = /^\s*\/\* ([\w-]{1,63}) \*\//

/**
 * A statement that begins with a comment of one word is parsed and planned once on each connection, under that word as
 * its name. Its text must always be the same: what varies are its parameters.
 */
export function nameStatements(client: PoolClient): void {
  client.query = new Proxy(client.query, {
    apply: (query, self, [statement, ...rest]: unknown[]) => Reflect.apply(query, self, [named(statement), ...rest]),
  })
}

function named(statement: unknown): unknown {
  const name = typeof statement === 'string' ? NAME.exec(statement)?.[1] : undefined
  return name === undefined ? statement : { name, text: statement }
}
