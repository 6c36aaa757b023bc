/**
 * The limit: node:http, and one statement written by hand, parsed and planned once, whose text is the answer. It is given
 * the address of the database, and options for its connections.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'
import { MAX_CONNECTIONS } from '../uncached/connections.ts'

const statements = new Map(
  ['latest', 'nested', 'article'].map((name) => [name, readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')]),
)
const pool = new Pool({ connectionString: process.argv[2], options: process.argv[3], max: MAX_CONNECTIONS })
const server = createServer(async (request, response) => {
  const [, name = '', slug] = (request.url ?? '').split('/')
  const values = slug === undefined ? [] : [slug]
  const { rows } = await pool.query<{ answer: string }>({ name, text: statements.get(name) ?? '', values })
  const body = Buffer.from(rows[0]?.answer ?? '')
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
    .end(body)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
