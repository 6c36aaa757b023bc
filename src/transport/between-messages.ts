import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export interface Handler {
  /** Answers these bytes of a client (`latin1`), or leaves them to Node's parser: false. */
  answer(bytes: string, socket: Socket): boolean
  /** Answers a request; `bytes` are all that was received of it, where they came together and alone. */
  serve(request: IncomingMessage, response: ServerResponse, bytes: string | null): void
}

export interface BetweenMessages {
  /** From now on all goes to Node's parser. Resolves when what was answered here has gone out, or its client is gone. */
  stop(): Promise<void>
}

const MAX_REQUEST_BYTES = 4_096

/** How far a connection is. */
interface Place {
  /** All that was given to Node's parser were whole messages: the next byte begins one. */
  between: boolean
  /** Node has received one: its clock for connections that say nothing has stopped. */
  begun: boolean
  /** Requests that Node has received and that are not answered. */
  unanswered: number
  /** What Node's parser is being given, when a message began with it. */
  bytes: string
  /** What its bytes are given to first. */
  readonly take: (chunk: Buffer) => void
}

/**
 * Looks at what clients send before Node's parser does, wherever it is certain that a message begins: after requests that came
 * whole, each by itself, and were answered. Whatever is not answered then goes to the parser as it came, so no message is ever
 * read in two ways.
 */
export function betweenMessages(server: Server, { answer, serve }: Handler): BetweenMessages {
  const places = new WeakMap<object, Place>()
  const sending = new Set<Socket>()
  const sent = Promise.withResolvers<void>()
  let stopped = false

  const went = (socket: Socket) => {
    sending.delete(socket)
    if (stopped && sending.size === 0) sent.resolve()
  }

  server.on('connection', (socket) => {
    const [parse, ...others] = socket.listeners('data')
    // As Node has it today. Were it otherwise, all would be left to it.
    if (!parse || others.length > 0) return
    const take = (chunk: Buffer) => {
      const bytes = place.between && !stopped && chunk.length <= MAX_REQUEST_BYTES ? chunk.toString('latin1') : ''
      const isQuiet = place.begun && place.unanswered === 0 && socket.writable && socket.writableLength === 0
      if (bytes !== '' && isQuiet && answer(bytes, socket)) {
        if (socket.writableLength > 0) {
          sending.add(socket)
          socket.write('', () => went(socket))
        }
        return
      }
      place.between = false
      place.bytes = bytes
      parse.call(socket, chunk)
      place.bytes = ''
    }
    const place: Place = { between: true, begun: false, unanswered: 0, bytes: '', take }
    socket.removeAllListeners('data')
    socket.on('data', take)
    places.set(socket, place)
  })
  server.on('upgrade', (_request, socket) => {
    const place = places.get(socket)
    if (place) socket.off('data', place.take)
  })
  server.on('request', (request, response) => {
    const place = places.get(request.socket)
    if (!place) return serve(request, response, null)
    place.begun = true
    place.unanswered++
    response.once('close', () => place.unanswered--)
    // A second request in the same bytes is none that came alone.
    const { bytes } = place
    place.bytes = ''
    place.between = isWhole(bytes, request)
    serve(request, response, place.between ? bytes : null)
  })
  return {
    stop() {
      stopped = true
      if (sending.size === 0) sent.resolve()
      return sent.promise
    },
  }
}

/** Whether these bytes are the request, with its body, and nothing else. */
function isWhole(bytes: string, { headers }: IncomingMessage): boolean {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0 || headers['transfer-encoding'] !== undefined) return false
  return end + 4 + Number(headers['content-length'] ?? 0) === bytes.length
}
