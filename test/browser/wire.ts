import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface Wire extends AsyncDisposable {
  readonly url: string
  /** What it forwards; can be changed at any time. */
  readonly lets: { sockets: boolean; streams: boolean }
  /** Refuses new connections and destroys open ones. */
  cut(): void
  /** Forwards everything again, to another gateway if one is given. */
  mend(target?: string): void
}

/** A reverse proxy between browsers and a gateway, with faults. */
export async function openWire(target: string): Promise<Wire> {
  let to = new URL(target)
  const lets = { sockets: true, streams: true }
  const open = new Set<Socket>()
  let whole = true
  const server = createServer((given, answer) => {
    const { method, headers, url } = given
    const asked = request({ hostname: to.hostname, port: to.port, path: url, method, headers }, (answered) => {
      // A proxy that buffers the whole response never forwards a stream.
      if (!lets.streams && /event-stream/.test(answered.headers['content-type'] ?? '')) return
      answer.writeHead(answered.statusCode ?? 502, answered.headers)
      answered.pipe(answer)
      answered.on('error', () => answer.destroy())
    })
    asked.on('error', () => answer.destroy())
    answer.on('close', () => asked.destroy())
    given.pipe(asked)
  })
  server.on('upgrade', ({ url, rawHeaders }, socket: Socket, head: Buffer) => {
    if (!lets.sockets) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const through = connect(Number(to.port), to.hostname, () => {
      const lines = rawHeaders.map((word, at) => (at % 2 === 0 ? `${word}: ` : `${word}\r\n`)).join('')
      through.write(`GET ${url} HTTP/1.1\r\n${lines}\r\n`)
      through.write(head)
      socket.pipe(through).pipe(socket)
    })
    for (const [one, other] of [
      [socket, through],
      [through, socket],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  server.on('connection', (socket) => {
    if (whole) open.add(socket)
    else socket.destroy()
    socket.once('close', () => open.delete(socket))
  })
  const cut = () => {
    whole = false
    for (const socket of open) socket.destroy()
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    lets,
    cut,
    mend(target) {
      whole = true
      if (target !== undefined) to = new URL(target)
    },
    async [Symbol.asyncDispose]() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
