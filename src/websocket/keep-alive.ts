import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'

const MAX_UNANSWERED_PINGS = 2

export interface KeepAliveEvents {
  readonly pinged: () => void
  /** The peer has not answered two pings in a row. */
  readonly dead: () => void
}

/**
 * Sends a ping frame every `pingMs`. Each ping carries a nonce and only a pong with that nonce answers it: an unsolicited
 * pong does not prove that the peer reads.
 */
export function keepAlive(socket: WebSocket, pingMs: number, on: KeepAliveEvents): void {
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
