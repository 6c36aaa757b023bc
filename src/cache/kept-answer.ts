import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ANYTHING } from '../../schema/cache-tags.ts'
import type { Answer } from './answer.ts'

/** Smaller bodies fit into one packet anyway. */
const MIN_COMPRESSED_BYTES = 1_024
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
/** What an entry needs beside its bytes. */
const OVERHEAD_BYTES = 1_024
/** Clients take some kilobytes of headers in all. */
const MAX_NAMED_CHARACTERS = 4_096

export type Encoding = 'br' | 'gzip'

/** An answer that is given again, with what HTTP says of it. */
export class KeptAnswer {
  readonly answer: Answer
  readonly tags: readonly string[]
  readonly etag: string
  /** All that is the same whoever asks, and how often. */
  readonly headers: Readonly<Record<string, string>>
  readonly #tagCharacters: number
  /** By `performance.now()`. */
  readonly endsAt: number
  readonly #compressed = new Map<Encoding, Buffer | Promise<Buffer>>()

  constructor(answer: Answer, tags: ReadonlySet<string>, maxAgeMs: number) {
    this.answer = answer
    this.tags = [...tags]
    // Weak, since it is the same for all forms of the body.
    this.etag = `W/"${createHash('sha1').update(answer.body).digest('base64url')}"`
    const named = this.tags.join(',')
    this.#tagCharacters = named.length
    const { 'content-length': _, ...given } = answer.headers
    this.headers = {
      vary: 'origin, accept, accept-encoding, authorization',
      ...given,
      ...(answer.shareable && {
        etag: this.etag,
        'cache-tag': named.length > MAX_NAMED_CHARACTERS ? ANYTHING : named,
      }),
    }
    this.endsAt = performance.now() + Math.min(maxAgeMs, answer.nextDueMs ?? maxAgeMs)
  }

  /** What it takes of the limit, compressed forms included. */
  get bytes(): number {
    return this.answer.body.length * 2 + this.#tagCharacters * 4 + OVERHEAD_BYTES
  }

  /** The body as the client takes it. Each form is made once, when it is first asked for. */
  encoded(encoding: Encoding | null): Buffer | Promise<Buffer> {
    const { body } = this.answer
    if (encoding === null || body.length < MIN_COMPRESSED_BYTES) return body
    const made = this.#compressed.get(encoding)
    if (made) return made
    const making = encoding === 'br' ? promisify(brotliCompress)(body, BROTLI) : promisify(gzip)(body)
    this.#compressed.set(encoding, making)
    making.then(
      (bytes) => this.#compressed.set(encoding, bytes),
      () => this.#compressed.delete(encoding),
    )
    return making
  }
}
