/** Stock: Yoga, Pothos, Kysely and DataLoader, wired as their documentation says. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createYoga } from 'graphql-yoga'
import { loaders } from './loaders.ts'
import { openQuery } from './rows.ts'
import { stockSchema } from './schema.ts'

const query = openQuery(process.argv[2] ?? '')
const yoga = createYoga({ schema: stockSchema, context: () => loaders(query), logging: false })
const server = createServer(yoga)
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
