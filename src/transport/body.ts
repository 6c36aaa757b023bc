import type { IncomingMessage } from 'node:http'
import { problem } from '../../schema/problem.ts'

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a body of at most `maxBytes` as UTF-8. Rejects with PAYLOAD_TOO_LARGE and BAD_REQUEST. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const tooLarge = () => reject(problem('PAYLOAD_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`))
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    tooLarge()
    return promise
  }
  const chunks: Buffer[] = []
  let bytes = 0
  // By its events: iterating over a body costs more than answering from what is kept.
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= maxBytes) chunks.push(chunk)
    else {
      chunks.length = 0
      request.pause()
      tooLarge()
    }
  })
  request.on('end', () => {
    const [only = Buffer.alloc(0)] = chunks
    try {
      resolve(UTF_8.decode(chunks.length > 1 ? Buffer.concat(chunks) : only))
    } catch {
      reject(problem('BAD_REQUEST', 'The body is not UTF-8.'))
    }
  })
  request.on('error', reject)
  return promise
}

/** @throws UNSUPPORTED_MEDIA_TYPE unless it is JSON in UTF-8, uncompressed: what no page of another site can send unasked. */
export function requireJson(request: IncomingMessage): void {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
  const json = /^application\/(json|graphql-response\+json) *(; *charset *= *"?utf-?8"? *)?$/i.test(type.trim())
  if (!json || encoding !== 'identity') {
    throw problem('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json in UTF-8, uncompressed.')
  }
}
