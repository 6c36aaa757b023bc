import type { Query } from '../../db/connection/database.ts'

/** The same; `onStatement` hears of each statement, whether Kysely runs it or a connection is asked by itself. */
export function countedQuery(query: Query, onStatement: () => void): Query {
  const counting = query.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      onStatement()
      return result
    },
  })
  const executor = counting.getExecutor()
  const provideConnection: typeof executor.provideConnection = (consumer) =>
    executor.provideConnection((connection) =>
      consumer({
        executeQuery(asked, ...more) {
          onStatement()
          return connection.executeQuery(asked, ...more)
        },
        streamQuery: (...asked) => connection.streamQuery(...asked),
      }),
    )
  const counted = overlaid(executor, { provideConnection })
  return overlaid(counting, { getExecutor: () => counted })
}

/** An object with private members, some of whose methods are others. */
function overlaid<Of extends object>(object: Of, others: Partial<Of>): Of {
  return new Proxy(object, {
    get(target, name) {
      if (name in others) return Reflect.get(others, name)
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
