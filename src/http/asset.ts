import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Encoding } from './cache/entry.ts'
import { isNotModified } from './conditional.ts'
import { contentEncoding } from './negotiation.ts'

/** An immutable static file, such as a script. */
export class Asset {
  readonly #headers: OutgoingHttpHeaders
  readonly #body: Buffer
  readonly #encodings = new Map<Encoding, Buffer>()
  /** SHA-256 of the content, for URLs that are cached forever. */
  readonly hash: string

  constructor(body: Buffer, headers: OutgoingHttpHeaders) {
    this.#body = body
    this.hash = createHash('sha256').update(body).digest('base64url')
    // A weak validator: it is the same for all content codings.
    this.#headers = {
      ...headers,
      etag: `W/"${this.hash}"`,
      vary: 'accept-encoding',
      'x-content-type-options': 'nosniff',
    }
  }

  serve(request: IncomingMessage, response: ServerResponse): void {
    const { method, headers } = request
    if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end()
    if (isNotModified(request, `${this.#headers.etag}`)) {
      return void response.writeHead(304, this.#headers).end()
    }
    const encoding = contentEncoding(headers)
    const body = encoding === null ? this.#body : this.#encoded(encoding)
    response.writeHead(200, {
      ...this.#headers,
      'content-length': body.length,
      ...(encoding !== null && { 'content-encoding': encoding }),
    })
    response.end(body)
  }

  /** Compresses on first use, at the highest quality. */
  #encoded(encoding: Encoding): Buffer {
    const made = this.#encodings.get(encoding) ?? (encoding === 'br' ? brotliCompressSync : gzipSync)(this.#body)
    this.#encodings.set(encoding, made)
    return made
  }
}
