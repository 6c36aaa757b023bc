/** PostGraphile 5 with grafserv, over views that name the relations of our tables. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { MAX_CONNECTIONS } from '../../uncached/connections.ts'

const pool = new Pool({ connectionString: process.argv[2], max: MAX_CONNECTIONS })
await pool.query(readFileSync(new URL('views.sql', import.meta.url), 'utf8'))
const pgl = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ pool, schemas: ['peer'] })],
  // Lists as ours are, and in the order of any column.
  schema: { defaultBehavior: '+list +orderBy +query:resource:list +query:resource:connection' },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
  grafast: { explain: false },
})
const server = createServer()
await pgl.createServ(grafserv).addTo(server)
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
