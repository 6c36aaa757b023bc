import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ANYTHING } from '../../../schema/cache-tags.ts'
import type { Tags } from '../../tags/tags.ts'
import type { StoredResponse } from './response.ts'

/** Smaller bodies fit into one packet without compression. */
const MIN_COMPRESSED_BYTES = 1_024
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
/** Estimated memory of an entry besides its body and tags. */
const OVERHEAD_BYTES = 1_024
/** HTTP clients limit headers to a few kilobytes. */
const MAX_CACHE_TAG_CHARACTERS = 4_096
const MAX_STRING_BYTES = 16_384
const NO_SNIFFING = { 'x-content-type-options': 'nosniff' }
const VARY = 'origin, accept, accept-encoding, authorization'
/** Headers that are computed for each request. */
const COMPUTED = new Set(['content-length', 'last-modified', 'vary'])

export type Encoding = 'br' | 'gzip'

/** A body in one content coding; null is the identity coding. */
export interface EncodedBody {
  readonly encoding: Encoding | null
  readonly length: number
  /** A short body is a binary string (`latin1`), which Node writes together with the headers; a long one is faster as a buffer. */
  readonly chunk: Buffer | string
}

/** `max-age` and `stale-while-revalidate` for browsers and CDNs. */
export interface Lifetime {
  readonly maxAgeSeconds: number
  readonly staleSeconds: number
}

/** A cached response with its validators and all headers that do not depend on the request. */
export class CacheEntry {
  readonly response: StoredResponse
  readonly tags: Tags
  readonly etag: string
  readonly lastModified: string | undefined
  /** Alternating names and values, the raw format of `writeHead`. */
  readonly headers: readonly string[]
  /** The subset that a 304 repeats. */
  readonly validators: readonly string[]
  /** When it expires, by `performance.now()`. */
  readonly endsAt: number
  readonly #tagCharacters: number
  readonly #plain: EncodedBody
  readonly #encoded = new Map<Encoding, EncodedBody | Promise<EncodedBody>>()

  constructor(response: StoredResponse, tags: Tags, maxAgeMs: number) {
    this.response = response
    this.tags = tags
    this.#plain = encodedBody(null, response.body)
    // A weak validator: it is the same for all content codings.
    this.etag = `W/"${hash('sha1', response.body, 'base64url')}"`
    const names = [...tags.keys()].join(',')
    this.#tagCharacters = names.length
    const { 'last-modified': lastModified, vary = VARY } = response.headers
    this.lastModified = lastModified
    const cacheTag = names.length > MAX_CACHE_TAG_CHARACTERS ? ANYTHING : names
    const validators = response.shareable ? ['etag', this.etag, 'cache-tag', cacheTag] : []
    // Otherwise a browser's cache would answer a request for a later log position with this response.
    this.validators = ['vary', `${vary}, x-news-cursor`, ...validators]
    this.headers = [...fixedHeaders({ ...NO_SNIFFING, ...response.headers }), ...this.validators]
    this.endsAt = performance.now() + Math.min(maxAgeMs, response.nextDueMs ?? maxAgeMs)
  }

  /** Estimated memory in bytes, with all content codings of the body. */
  get bytes(): number {
    const { length } = this.response.body
    return length * (length > MAX_STRING_BYTES ? 2 : 3) + this.#tagCharacters * 6 + OVERHEAD_BYTES
  }

  /** The `Last-Modified` to send. A date in the future is sent as the current time, with which the client gets no 304 yet. */
  get sentLastModified(): string | undefined {
    const date = this.lastModified
    return date === undefined || Date.parse(date) <= Date.now() ? date : new Date().toUTCString()
  }

  /** The `Cache-Control` to send. `max-age` and `stale-while-revalidate` end before the next scheduled change of the response. */
  cacheControl({ maxAgeSeconds, staleSeconds }: Lifetime): string {
    if (!this.response.shareable) return 'private, no-store'
    const leftSeconds = Math.max(0, Math.floor((this.endsAt - performance.now()) / 1_000))
    const maxAge = Math.min(maxAgeSeconds, leftSeconds)
    return `public, max-age=${maxAge}, stale-while-revalidate=${Math.min(staleSeconds, leftSeconds - maxAge)}`
  }

  /** Compresses on first use, once for concurrent requests. A promise only while the body is being compressed. */
  encoded(encoding: Encoding | null): EncodedBody | Promise<EncodedBody> {
    const { body } = this.response
    if (encoding === null || body.length < MIN_COMPRESSED_BYTES) return this.#plain
    const made = this.#encoded.get(encoding)
    if (made) return made
    const compressed = encoding === 'br' ? promisify(brotliCompress)(body, BROTLI) : promisify(gzip)(body)
    const making = compressed.then((bytes) => encodedBody(encoding, bytes))
    this.#encoded.set(encoding, making)
    making.then(
      (ready) => this.#encoded.set(encoding, ready),
      () => this.#encoded.delete(encoding),
    )
    return making
  }
}

function fixedHeaders(headers: StoredResponse['headers']): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (COMPUTED.has(name) ? [] : [name, value]))
}

function encodedBody(encoding: Encoding | null, bytes: Buffer): EncodedBody {
  const { length } = bytes
  return { encoding, length, chunk: length > MAX_STRING_BYTES ? bytes : bytes.toString('latin1') }
}
