import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** `refuse` resets new connections, `stall` keeps connections open without forwarding, `slow` forwards a chunk at a time with delays. */
export type Weather = 'pass' | 'refuse' | 'stall' | 'slow'

const SLOW_CHUNK_MS = 50

/** A TCP proxy with network faults. */
export interface Wire extends AsyncDisposable {
  readonly port: number
  /** The target of new connections. */
  aim(port: number): void
  turn(weather: Weather): void
  /** Stops forwarding on open connections without closing them. */
  strand(): void
  /** Resets all open connections. */
  cut(): void
}

export async function openWire(target: number): Promise<Wire> {
  const open = new Set<Socket>()
  let weather: Weather = 'pass'
  let turned = Promise.withResolvers<void>()
  let connections = 0
  let stranded = 0
  const carry = (connection: number) =>
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        while (weather === 'stall' || connection <= stranded) await turned.promise
        if (weather === 'slow') await sleep(SLOW_CHUNK_MS)
        yield chunk
      }
    }
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (weather === 'refuse') return void near.resetAndDestroy()
    const connection = ++connections
    const far = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true })
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.setNoDelay()
      from.once('close', () => {
        open.delete(from)
        to.destroy()
      })
      // Resets are expected here.
      pipeline(from, carry(connection), to).catch(() => {})
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  const wire = {
    port: address.port,
    aim(port: number) {
      target = port
    },
    turn(next: Weather) {
      weather = next
      turned.resolve()
      turned = Promise.withResolvers()
    },
    strand() {
      stranded = connections
    },
    cut() {
      for (const socket of open) socket.resetAndDestroy()
    },
    async [Symbol.asyncDispose]() {
      stranded = 0
      wire.turn('pass')
      wire.cut()
      server.close()
      await once(server, 'close')
    },
  }
  return wire
}
