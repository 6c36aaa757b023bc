import type { IncomingMessage } from 'node:http'
import { problem } from '../../schema/problem.ts'

/** Reads a body of at most `maxBytes` as UTF-8. @throws PAYLOAD_TOO_LARGE, BAD_REQUEST */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const tooLarge = () => problem('PAYLOAD_TOO_LARGE', `The body is larger than ${maxBytes} bytes.`)
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > maxBytes) throw tooLarge()
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw problem('BAD_REQUEST', 'The body is not UTF-8.')
  }
}

/** @throws UNSUPPORTED_MEDIA_TYPE unless it is JSON in UTF-8, uncompressed: what no page of another site can send unasked. */
export function requireJson(request: IncomingMessage): void {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers
  const json = /^application\/(json|graphql-response\+json) *(; *charset *= *"?utf-?8"? *)?$/i.test(type.trim())
  if (!json || encoding !== 'identity') {
    throw problem('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json in UTF-8, uncompressed.')
  }
}
