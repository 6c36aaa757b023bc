import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'

const MAX_UNANSWERED_PINGS = 2

/**
 * Ends a socket whose peer is gone, and calls `onPing` at every ping of one that is not. A pong counts only with the
 * nonce of its ping: one that is sent unasked proves nothing about reading.
 */
export function keepAlive(socket: WebSocket, pingMs: number, onPing: () => void): void {
  let unanswered = 0
  let nonce = ''
  socket.on('pong', (data) => {
    if (data.toString() === nonce) unanswered = 0
  })
  const pings = setInterval(() => {
    if (unanswered === MAX_UNANSWERED_PINGS) return socket.terminate()
    unanswered++
    nonce = randomUUID()
    socket.ping(nonce)
    onPing()
  }, pingMs)
  socket.once('close', () => clearInterval(pings))
}
