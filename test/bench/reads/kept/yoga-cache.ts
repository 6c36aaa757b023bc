/** Yoga with its own response cache, asked the same and answering the same news as the gateway at the given address. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { useResponseCache } from '@graphql-yoga/plugin-response-cache'
import { createSchema, createYoga } from 'graphql-yoga'

const [, , origin, query = ''] = process.argv
const answered = await fetch(`${origin}/graphql?query=${encodeURIComponent(query)}`)
const { data } = (await answered.json()) as { data: object }
const yoga = createYoga({
  logging: false,
  schema: createSchema({
    typeDefs: /* GraphQL */ `
      type Query {
        latestNews(first: Int!): NewsConnection!
      }
      type NewsConnection {
        nodes: [Article!]!
      }
      type Article {
        id: ID!
        headline: String!
        publishedAt: String!
        bodyText: String!
        section: Section!
      }
      type Section {
        name: String!
      }
    `,
    resolvers: { Query: { latestNews: () => 'latestNews' in data && data.latestNews } },
  }),
  plugins: [useResponseCache({ session: () => null, ttl: 3_600_000 })],
})
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
