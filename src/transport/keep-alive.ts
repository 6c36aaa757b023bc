import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'

const MAX_UNANSWERED_PINGS = 2

export interface Heard {
  readonly pinged: () => void
  readonly dead: () => void
}

/**
 * Tells of a socket whose peer is gone, and of every ping of one that is not. A pong counts only with the
 * nonce of its ping: one that is sent unasked proves nothing about reading.
 */
export function keepAlive(socket: WebSocket, pingMs: number, on: Heard): void {
  let unanswered = 0
  let nonce = ''
  socket.on('pong', (data) => {
    if (data.toString() === nonce) unanswered = 0
  })
  const pings = setInterval(() => {
    if (unanswered === MAX_UNANSWERED_PINGS) return on.dead()
    unanswered++
    nonce = randomUUID()
    socket.ping(nonce)
    on.pinged()
  }, pingMs)
  socket.once('close', () => clearInterval(pings))
}
