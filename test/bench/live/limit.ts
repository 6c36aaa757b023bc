/** The limit: the same bytes to every socket or stream, with one call each and nothing else. */
import { createServer, type ServerResponse } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'

const payload = process.argv[2] ?? ''
const sockets = new Set<WebSocket>()
const streams = new Set<ServerResponse>()
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(':\n\n')
  streams.add(response)
  response.on('close', () => streams.delete(response))
})
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('error', () => {})
  socket.on('message', (data) => {
    if (String(data).includes('connection_init')) socket.send('{"type":"connection_ack"}')
    else sockets.add(socket)
  })
  socket.on('close', () => sockets.delete(socket))
})
server.listen(0, '127.0.0.1', 4096, () => process.send?.(server.address()))

process.on('message', (events: number) => {
  for (let count = 0; count < events; count++) {
    for (const socket of sockets) socket.send(payload)
    for (const stream of streams) stream.write(`event: next\ndata: ${payload}\n\n`)
  }
})
