/**
 * The limit: node:http or ws, and one statement written by hand, parsed and planned once, whose text is the answer. It is given
 * the address of the database, and options for its connections.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Pool } from 'pg'
import { WebSocketServer } from 'ws'
import { MAX_CONNECTIONS } from '../uncached/connections.ts'

const statements = new Map(
  ['latest', 'nested', 'article'].map((name) => [name, readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')]),
)
const pool = new Pool({ connectionString: process.argv[2], options: process.argv[3], max: MAX_CONNECTIONS })

async function answer(name: string, slug?: string): Promise<string> {
  const values = slug === undefined ? [] : [slug]
  const { rows } = await pool.query<{ answer: string }>({ name, text: statements.get(name) ?? '', values })
  return rows[0]?.answer ?? ''
}

const server = createServer(async (request, response) => {
  const [, name = '', slug] = (request.url ?? '').split('/')
  const body = Buffer.from(await answer(name, slug))
  response
    .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length })
    .end(body)
})
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', async (data) => {
    const { id, type, payload } = JSON.parse(String(data))
    if (type === 'connection_init') return socket.send('{"type":"connection_ack"}')
    socket.send(`{"id":"${id}","type":"next","payload":${await answer(payload.question, payload.variables?.slug)}}`)
    socket.send(`{"id":"${id}","type":"complete"}`)
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
