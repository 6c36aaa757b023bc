import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { problem } from '../../schema/problem.ts'
import type { Viewer } from '../../schema/viewer.ts'

export interface DocumentLimits {
  /** Documents that clients may have remembered here, all together. */
  readonly maxRememberedBytes: number
}

/** What a request says of its document: its text, its name, or both. */
export interface NamedDocument {
  readonly query: string | null
  /** The SHA-256 of the text in hexadecimal digits, or the name that a trusted document has in its file. */
  readonly documentId: string | null
}

/**
 * The documents that clients may name instead of sending them: those that were sent with their name before (automatic
 * persisted queries), or those that the operator trusts. Where there are trusted ones, nothing else runs but for editors.
 */
export class Documents {
  /** Of those that the operator trusts: what a name stands for depends on them. */
  readonly digest: string
  readonly #trusted: ReadonlyMap<string, string> | null
  readonly #trustedTexts: ReadonlySet<string>
  /** By SHA-256. */
  readonly #remembered: LRUCache<string, string>

  constructor(trusted: ReadonlyMap<string, string> | null, { maxRememberedBytes }: DocumentLimits) {
    this.digest = sha256(JSON.stringify([...(trusted ?? [])]))
    this.#trusted = trusted
    this.#trustedTexts = new Set(trusted?.values().map((text) => text.trim()))
    this.#remembered = new LRUCache({
      maxSize: Math.max(1, maxRememberedBytes),
      sizeCalculation: (text) => Math.max(1, text.length * 2),
    })
  }

  /**
   * The text to run.
   * @throws PERSISTED_QUERY_NOT_FOUND for a name that is not known, FORBIDDEN for a text that is not trusted, BAD_REQUEST
   * for a text with a name that is not its own.
   */
  textOf({ query, documentId }: NamedDocument, viewer: Viewer): string {
    const text = this.#find(query, documentId)
    if (this.#trusted && !this.#trustedTexts.has(text.trim()) && !viewer.scopes.has('articles:write')) {
      throw problem(
        'FORBIDDEN',
        'Only the documents that this gateway trusts may run here. Name one of them by its documentId.',
      )
    }
    return text
  }

  #find(query: string | null, documentId: string | null): string {
    if (documentId === null) {
      if (query === null) throw problem('BAD_REQUEST', 'Send a query, or the documentId of one.')
      return query
    }
    const name = documentId.replace(/^sha256:/, '')
    if (query !== null) {
      if (this.#trusted?.get(name) === query) return query
      if (sha256(query) !== name) throw problem('BAD_REQUEST', 'The SHA-256 that was sent is not that of the query.')
      if (!this.#trusted) this.#remembered.set(name, query)
      return query
    }
    const text = this.#trusted?.get(name) ?? this.#remembered.get(name)
    if (text === undefined) {
      // In these words: clients look for them, and send the text then.
      throw problem('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
    }
    return text
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
