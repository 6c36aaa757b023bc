/** Yoga with its own response cache, with answers of the size that is asked for. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { useResponseCache } from '@graphql-yoga/plugin-response-cache'
import { createSchema, createYoga } from 'graphql-yoga'

const text = 'x'.repeat(Number(process.argv[2]))
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: 'type Query { text: String! }',
    resolvers: { Query: { text: () => text } },
  }),
  plugins: [useResponseCache({ session: () => null, ttl: 3_600_000 })],
})
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
