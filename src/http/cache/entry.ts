import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ANYTHING } from '../../../schema/cache-tags.ts'
import type { StoredResponse } from './response.ts'

/** A smaller body fits into one packet uncompressed. */
const MIN_COMPRESSED_BYTES = 1_024
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
/** What an entry takes besides its bytes. */
const OVERHEAD_BYTES = 1_024
/** HTTP clients limit the size of headers to some kilobytes. */
const MAX_CACHE_TAG_CHARACTERS = 4_096
const MAX_STRING_BYTES = 16_384
const VARY = 'origin, accept, accept-encoding, authorization'
/** Headers that are computed for each request. */
const COMPUTED = new Set(['content-length', 'last-modified', 'vary'])

export type Encoding = 'br' | 'gzip'

/** One encoding of a body; null is the body as it is. */
export interface EncodedBody {
  readonly encoding: Encoding | null
  readonly length: number
  /** Node writes a string together with the headers; a long body is faster as bytes. Each character is a byte (`latin1`). */
  readonly chunk: Buffer | string
}

/** The tags of a response, each with the time (ms of the Unix epoch) by which all was published that can change it. */
export type Tags = ReadonlyMap<string, number>

/** How long HTTP caches outside may use a response. */
export interface Lifetime {
  readonly maxAgeSeconds: number
  readonly staleSeconds: number
}

/** A stored response, with its validators and the other headers that are the same for every request. */
export class CacheEntry {
  readonly response: StoredResponse
  readonly tags: Tags
  readonly etag: string
  readonly lastModified: string | undefined
  /** Names and values alternate, as `writeHead` takes them. */
  readonly headers: readonly string[]
  /** Those of them that a 304 has too. */
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
    // Weak: it is the same for all encodings of the body.
    this.etag = `W/"${hash('sha1', response.body, 'base64url')}"`
    const names = [...tags.keys()].join(',')
    this.#tagCharacters = names.length
    const { 'last-modified': lastModified, vary = VARY } = response.headers
    this.lastModified = lastModified
    const cacheTag = names.length > MAX_CACHE_TAG_CHARACTERS ? ANYTHING : names
    const validators = response.shareable ? ['etag', this.etag, 'cache-tag', cacheTag] : []
    // A response stored elsewhere, in a browser too, is not for a request that names a later position in the log.
    this.validators = ['vary', `${vary}, x-news-cursor`, ...validators]
    this.headers = [...fixedHeaders(response.headers), ...this.validators]
    this.endsAt = performance.now() + Math.min(maxAgeMs, response.nextDueMs ?? maxAgeMs)
  }

  /** Bytes of memory, all encodings of the body included. */
  get bytes(): number {
    const { length } = this.response.body
    return length * (length > MAX_STRING_BYTES ? 2 : 3) + this.#tagCharacters * 6 + OVERHEAD_BYTES
  }

  /** The `Last-Modified` to send: while the date lies in the future it is now, which is too early for the client to get a 304. */
  get sentLastModified(): string | undefined {
    const date = this.lastModified
    return date === undefined || Date.parse(date) <= Date.now() ? date : new Date().toUTCString()
  }

  /** `Cache-Control`: never beyond the next change that time brings. */
  cacheControl({ maxAgeSeconds, staleSeconds }: Lifetime): string {
    if (!this.response.shareable) return 'no-store'
    const leftSeconds = Math.max(0, Math.floor((this.endsAt - performance.now()) / 1_000))
    const maxAge = Math.min(maxAgeSeconds, leftSeconds)
    return `public, max-age=${maxAge}, stale-while-revalidate=${Math.min(staleSeconds, leftSeconds - maxAge)}`
  }

  /** Each encoding is made once, when it is first asked for. */
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
