/** The stock wiring of the Yoga documentation: Yoga, graphql-ws `useServer`, in-memory pub/sub, no database. */
import { setMaxListeners } from 'node:events'
import { createServer } from 'node:http'
import type { execute, subscribe } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { createPubSub, createSchema, createYoga } from 'graphql-yoga'
import { WebSocketServer } from 'ws'

interface Enveloped {
  readonly rootValue: { execute: typeof execute; subscribe: typeof subscribe }
}

// Each subscriber is a listener; Node would warn of a leak.
setMaxListeners(0)
const pubSub = createPubSub<{ news: [object] }>()
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: `
      type Section { name: String! }
      type Article { id: ID!, headline: String!, publishedAt: String!, section: Section! }
      type NewsEvent { cursor: String!, article: Article! }
      type Query { hello: String }
      type Subscription { latestNews: NewsEvent! }`,
    resolvers: {
      Subscription: {
        latestNews: { subscribe: () => pubSub.subscribe('news'), resolve: (event: object) => event },
      },
    },
  }),
})
const server = createServer(yoga)
const webSockets = new WebSocketServer({ server, path: yoga.graphqlEndpoint, perMessageDeflate: false })
useServer(
  {
    execute: (args) => (args as Enveloped).rootValue.execute(args),
    subscribe: (args) => (args as Enveloped).rootValue.subscribe(args),
    onSubscribe: async (context, _id, params) => {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...context,
        req: context.extra.request,
        socket: context.extra.socket,
        params,
      })
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      }
      const errors = validate(args.schema, args.document)
      return errors.length > 0 ? errors : args
    },
  },
  webSockets,
  3_600_000,
)
server.listen(0, '127.0.0.1', 4096, () => process.send?.(server.address()))

let emitted = 0
process.on('message', (events: number) => {
  for (let count = 0; count < events; count++) {
    emitted++
    pubSub.publish('news', {
      cursor: 'YmYxZDhmN2YtYjI3Zi00NWI4LTk0ZjctMmY3NjE4YjM2MTQ1LjEwMDAwMDA',
      article: {
        id: 'QXJ0aWNsZTowMTkzNWYyMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDA=',
        headline: `Harbour reopens after the storm, part ${String(emitted % 100).padStart(2, '0')}`,
        publishedAt: new Date().toISOString(),
        section: { name: 'News' },
      },
    })
  }
})
