import type { PoolClient } from 'pg'

const NAME = /^\s*\/\* ([\w-]{1,63}) \*\//

/**
 * A statement that begins with a comment of one word is parsed and planned once on each connection, under that word as
 * its name. Its text must always be the same: what varies are its parameters.
 */
export function nameStatements(client: PoolClient): void {
  client.query = new Proxy(client.query, {
    apply: (query, self, [statement, ...rest]: unknown[]) => {
      const asked = [named(statement), ...rest]
      return typeof rest.at(-1) === 'function' ? Reflect.apply(query, self, asked) : promised(query, self, asked)
    },
  })
}

/**
 * As the client's own promise, which keeps what it resolved to from the young generation's collector: rows of some size
 * then cost more to collect than to read (seen with pg 8.23 on Node 26).
 */
function promised(query: PoolClient['query'], self: unknown, asked: readonly unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (error: unknown, result: unknown) => (error ? reject(error) : resolve(result))
    Reflect.apply(query, self, [...asked, settle])
  })
}

function named(statement: unknown): unknown {
  const name = typeof statement === 'string' ? NAME.exec(statement)?.[1] : undefined
  return name === undefined ? statement : { name, text: statement }
}
