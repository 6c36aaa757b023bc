import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { problem } from '../../schema/problem.ts'

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a body of at most `maxBytes` as UTF-8. Rejects with PAYLOAD_TOO_LARGE and BAD_REQUEST. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  receiveBody(request, maxBytes, resolve, reject)
  return promise
}

/**
 * The same without a promise: `complete` is called in the turn in which the last of it came, or `failed` instead. By the
 * events of the request: iterating over it costs more than answering from what is kept.
 */
export function receiveBody(
  request: IncomingMessage,
  maxBytes: number,
  complete: (body: string) => void,
  failed: (error: unknown) => void,
): void {
  const tooLarge = () => failed(problem('PAYLOAD_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`))
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    tooLarge()
    return
  }
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
    const body = decoded(chunks)
    if (body === null) failed(problem('BAD_REQUEST', 'The body is not UTF-8.'))
    else complete(body)
  })
  request.on('error', failed)
}

function decoded(chunks: readonly Buffer[]): string | null {
  const [only = Buffer.alloc(0)] = chunks
  try {
    return UTF_8.decode(chunks.length > 1 ? Buffer.concat(chunks) : only)
  } catch {
    return null
  }
}

/** In UTF-8 and uncompressed: what no page of another site can send unasked. */
export function isJson({
  'content-type': type = '',
  'content-encoding': encoding = 'identity',
}: IncomingHttpHeaders): boolean {
  const json = /^application\/(json|graphql-response\+json) *(; *charset *= *"?utf-?8"? *)?$/i
  return json.test(type.trim()) && encoding === 'identity'
}

/** @throws UNSUPPORTED_MEDIA_TYPE */
export function requireJson({ headers }: IncomingMessage): void {
  if (!isJson(headers)) {
    throw problem('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json in UTF-8, uncompressed.')
  }
}
