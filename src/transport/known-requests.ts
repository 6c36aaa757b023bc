import type { IncomingHttpHeaders } from 'node:http'

/** What Node's parser has made of some bytes, and under which key their answer is kept. */
export interface KnownRequest {
  readonly key: string
  readonly method: string | undefined
  readonly headers: IncomingHttpHeaders
}

/** What an entry takes beside its bytes. */
const OVERHEAD_BYTES = 256

/**
 * Requests that were answered from what is kept, by their bytes as they came (`latin1`). Nothing is parsed here: bytes that are
 * not the same, one and all, are not known.
 */
export class KnownRequests {
  readonly #known = new Map<string, KnownRequest>()
  readonly #maxBytes: number
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  find(bytes: string): KnownRequest | undefined {
    return this.#known.get(bytes)
  }

  /** The oldest are forgotten first; what is asked for again is soon known again. */
  add(bytes: string, known: KnownRequest): void {
    if (this.#known.has(bytes)) return
    this.#known.set(bytes, known)
    this.#bytes += size(bytes, known)
    for (const [oldest, of] of this.#known) {
      if (this.#bytes <= this.#maxBytes) return
      this.#known.delete(oldest)
      this.#bytes -= size(oldest, of)
    }
  }
}

/** Its words are there three times: as bytes, in the key, and as headers. */
function size(bytes: string, { key }: KnownRequest): number {
  return bytes.length * 2 + key.length * 2 + OVERHEAD_BYTES
}
