/**
 * The limit: node:http with constant bytes, for a body that is read first or for none. Its responses have the heads that the
 * gateway at the given address gives this query, and bodies of the same length.
 */
import { createServer, type OutgoingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { get, post } from './requests.ts'

/** Written by Node itself. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'date']

interface Answer {
  readonly head: OutgoingHttpHeaders
  readonly body: Buffer
}

const [, , origin = '', query = ''] = process.argv
const [got, posted] = [await asked(get(origin, query)), await asked(post(origin, query))]
const unchanged = await asked(get(origin, query, { 'if-none-match': String(got.head.etag) }))

async function asked({ method, headers, requests: [request] }: ReturnType<typeof get>): Promise<Answer> {
  const { path = '', body } = request ?? {}
  const ask = () => fetch(origin + path, { method, headers, ...(body && { body }) })
  // The first may be answered by the database, which its head shows.
  await (await ask()).arrayBuffer()
  const response = await ask()
  const head = Object.fromEntries([...response.headers].filter(([name]) => !OF_THE_CONNECTION.includes(name)))
  return { head, body: Buffer.alloc((await response.arrayBuffer()).byteLength, 'x') }
}

const server = createServer((request, response) => {
  const send = ({ head, body }: Answer) => void response.writeHead(200, head).end(body)
  if (request.method !== 'GET') request.on('data', () => {}).on('end', () => send(posted))
  else if (request.headers['if-none-match'] === undefined) send(got)
  else response.writeHead(304, unchanged.head).end()
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
