import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { ANYTHING } from '../../schema/cache-tags.ts'
import type { Answer } from './answer.ts'
import { RepeatedHead } from './repeated-head.ts'

/** Smaller bodies fit into one packet anyway. */
const MIN_COMPRESSED_BYTES = 1_024
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
/** What an entry needs beside its bytes. */
const OVERHEAD_BYTES = 2_048
/** Clients take some kilobytes of headers in all. */
const MAX_NAMED_CHARACTERS = 4_096

const VARY = 'origin, accept, accept-encoding, authorization'

const SAID_ANEW = new Set(['content-length', 'last-modified', 'vary'])

/** Node writes a string together with its head; a longer one is sooner written beside it, as bytes. */
const MAX_JOINED_BYTES = 16_384

export type Encoding = 'br' | 'gzip'

/** A body in one of its forms. */
export interface Form {
  readonly encoding: Encoding | null
  readonly length: number
  /** A short one as a string with a character for each byte (`latin1`). */
  readonly chunk: Buffer | string
  readonly head: RepeatedHead
}

/** What an answer is made of: tags, each with the time (ms of the Unix epoch) by which all was published that can change it. */
export type Tags = ReadonlyMap<string, number>

/** An answer that is given again, with what HTTP says of it. */
export class KeptAnswer {
  readonly answer: Answer
  readonly tags: Tags
  readonly etag: string
  readonly lastModified: string | undefined
  /** All else that is the same whoever asks, and when: names and values in turn, which is how they are written soonest. */
  readonly headers: readonly string[]
  /** Those of them that go to who has the answer already. */
  readonly validators: readonly string[]
  readonly notModified = new RepeatedHead()
  readonly #tagCharacters: number
  /** By `performance.now()`. */
  readonly endsAt: number
  readonly #plain: Form
  readonly #compressed = new Map<Encoding, Form | Promise<Form>>()

  constructor(answer: Answer, tags: Tags, maxAgeMs: number) {
    this.answer = answer
    this.#plain = form(null, answer.body)
    this.tags = tags
    // Weak, since it is the same for all forms of the body.
    this.etag = `W/"${hash('sha1', answer.body, 'base64url')}"`
    const named = [...tags.keys()].join(',')
    this.#tagCharacters = named.length
    const { 'last-modified': lastModified, vary = VARY } = answer.headers
    this.lastModified = lastModified
    const cacheTag = named.length > MAX_NAMED_CHARACTERS ? ANYTHING : named
    const validators = answer.shareable ? ['etag', this.etag, 'cache-tag', cacheTag] : []
    // What a cache outside has, a browser's too, is not for who asks for a later place in the log.
    this.validators = ['vary', `${vary}, x-news-cursor`, ...validators]
    this.headers = [...given(answer.headers), ...this.validators]
    this.endsAt = performance.now() + Math.min(maxAgeMs, answer.nextDueMs ?? maxAgeMs)
  }

  /** What it takes of the limit, all forms included. */
  get bytes(): number {
    const { length } = this.answer.body
    return length * (length > MAX_JOINED_BYTES ? 2 : 3) + this.#tagCharacters * 6 + OVERHEAD_BYTES
  }

  /** The body as the client takes it. Each form is made once, when it is first asked for. */
  encoded(encoding: Encoding | null): Form | Promise<Form> {
    const { body } = this.answer
    if (encoding === null || body.length < MIN_COMPRESSED_BYTES) return this.#plain
    const made = this.#compressed.get(encoding)
    if (made) return made
    const compressed = encoding === 'br' ? promisify(brotliCompress)(body, BROTLI) : promisify(gzip)(body)
    const making = compressed.then((bytes) => form(encoding, bytes))
    this.#compressed.set(encoding, making)
    making.then(
      (ready) => this.#compressed.set(encoding, ready),
      () => this.#compressed.delete(encoding),
    )
    return making
  }
}

/** Names and values of what is said as it was given. */
function given(headers: Answer['headers']): string[] {
  const all: string[] = []
  for (const name in headers) if (!SAID_ANEW.has(name)) all.push(name, headers[name] ?? '')
  return all
}

function form(encoding: Encoding | null, bytes: Buffer): Form {
  const { length } = bytes
  const chunk = length > MAX_JOINED_BYTES ? bytes : bytes.toString('latin1')
  return { encoding, length, chunk, head: new RepeatedHead() }
}
