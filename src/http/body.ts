import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { graphqlError } from '../../schema/errors.ts'

/** Uploads may take longer, so the server's own timeout does not bound this. */
const TIMEOUT_MS = 15_000
const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a JSON body of at most `maxBytes` as UTF-8. Rejects with UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE or BAD_REQUEST. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<string> {
  if (!isJson(request.headers)) {
    throw graphqlError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json in UTF-8, uncompressed.')
  }
  try {
    return UTF_8.decode(await readBytes(request, maxBytes))
  } catch (error) {
    if (error instanceof TypeError) throw graphqlError('BAD_REQUEST', 'The body is not UTF-8.')
    throw error
  }
}

/**
 * Reads a body of at most `maxBytes`. Rejects with PAYLOAD_TOO_LARGE or BAD_REQUEST. It listens to the stream's events because async
 * iteration costs more than a cache hit.
 */
export function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const tooLarge = () => reject(graphqlError('PAYLOAD_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`))
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    tooLarge()
    return promise
  }
  const timer = setTimeout(() => {
    reject(graphqlError('BAD_REQUEST', `The body did not arrive within ${TIMEOUT_MS / 1000} s.`))
  }, TIMEOUT_MS)
  request.once('close', () => clearTimeout(timer))
  const chunks: Buffer[] = []
  let bytes = 0
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
    clearTimeout(timer)
    const [only = Buffer.alloc(0)] = chunks
    resolve(chunks.length > 1 ? Buffer.concat(chunks) : only)
  })
  request.on('error', reject)
  return promise
}

/** A media type that browsers send cross-origin only after a preflight; in UTF-8 and uncompressed. */
function isJson({
  'content-type': type = '',
  'content-encoding': encoding = 'identity',
}: IncomingHttpHeaders): boolean {
  const json = /^application\/(json|graphql-response\+json) *(; *charset *= *"?utf-?8"? *)?$/i
  return json.test(type.trim()) && encoding === 'identity'
}
