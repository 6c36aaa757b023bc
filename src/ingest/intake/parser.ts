import { Piscina } from 'piscina'
import type { FeedFormat } from '../../../db/tables/feed.ts'
import type { ParsedItem } from '../item.ts'

export interface ParseTask {
  readonly bytes: Uint8Array
  readonly contentType: string | null
  /** The only format that is accepted; null: any. */
  readonly format: FeedFormat | null
  /** Of dates that name none. */
  readonly timeZone: string | null
}

/** The items of a document, and its beginning as text. */
export type ParsedBytes =
  | { readonly items: readonly ParsedItem[]; readonly head: string }
  | { readonly problem: string }

export interface ParserLimits {
  /** A document that takes longer is given up, with the thread that reads it. */
  readonly timeoutMs: number
  readonly maxMegabytes: number
}

/** Parses documents in a thread of its own: a large one would keep readers waiting for a second. */
export class Parser implements AsyncDisposable {
  readonly #threads: Piscina<ParseTask, ParsedBytes>
  readonly #timeoutMs: number

  constructor({ timeoutMs, maxMegabytes }: ParserLimits) {
    this.#timeoutMs = timeoutMs
    this.#threads = new Piscina({
      filename: new URL('./parse-worker.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 60_000,
      resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
    })
  }

  /** Never rejects: what goes wrong in the thread is a problem of the document. */
  async parse(task: ParseTask): Promise<ParsedBytes> {
    const late = AbortSignal.timeout(this.#timeoutMs)
    try {
      return await this.#threads.run(task, { signal: late })
    } catch (error) {
      if (late.aborted) return { problem: `it takes longer than ${this.#timeoutMs / 1_000} s to read` }
      return { problem: `it cannot be read: ${error instanceof Error ? error.message : String(error)}` }
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#threads.destroy()
  }
}
