/** The limit: node:http with constant bytes, for a body that is read first or for none. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const body = Buffer.alloc(Number(process.argv[2]), 'x')
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }
const server = createServer((request, response) => {
  const send = () => {
    if (request.headers['if-none-match'] === undefined) response.writeHead(200, headers).end(body)
    else response.writeHead(304).end()
  }
  if (request.method === 'GET') send()
  else request.on('data', () => {}).on('end', send)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
