import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { graphqlError } from '../../schema/errors.ts'
import { isStaff, type Viewer } from '../../schema/viewer/viewer.ts'

export interface DocumentLimits {
  /** Total size of the documents remembered for automatic persisted queries. */
  readonly maxRememberedBytes: number
}

/** The document of a request: its text, its id, or both. */
export interface NamedDocument {
  readonly query: string | null
  /** The hexadecimal SHA-256 of the text, or the name of a trusted document. */
  readonly documentId: string | null
}

/**
 * Persisted documents: those that a client has sent with their hash before (automatic persisted queries), or the trusted documents of the
 * operator. If there are trusted documents, only tokens of the newsroom may run others.
 */
export class Documents {
  /** A digest of the trusted documents, because responses to named documents depend on them. */
  readonly digest: string
  readonly #trusted: ReadonlyMap<string, string> | null
  readonly #trustedTexts: ReadonlySet<string>
  /** Automatic persisted queries by SHA-256. */
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
   * The text of the document.
   * @throws PERSISTED_QUERY_NOT_FOUND for an unknown id, FORBIDDEN for a document that is not trusted, BAD_REQUEST if the hash does
   * not match the text.
   */
  textOf({ query, documentId }: NamedDocument, viewer: Viewer): string {
    const text = this.#find(query, documentId)
    if (this.#trusted && !this.#trustedTexts.has(text.trim()) && !isStaff(viewer)) {
      throw graphqlError(
        'FORBIDDEN',
        'Only the documents that this gateway trusts may run here. Name one of them by its documentId.',
      )
    }
    return text
  }

  #find(query: string | null, documentId: string | null): string {
    if (documentId === null) {
      if (query === null) throw graphqlError('BAD_REQUEST', 'Send a query, or the documentId of one.')
      return query
    }
    const name = documentId.replace(/^sha256:/, '')
    if (query !== null) {
      if (this.#trusted?.get(name) === query) return query
      if (sha256(query) !== name) throw graphqlError('BAD_REQUEST', 'The SHA-256 hash does not match the query.')
      if (!this.#trusted) this.#remembered.set(name, query)
      return query
    }
    const text = this.#trusted?.get(name) ?? this.#remembered.get(name)
    if (text === undefined) {
      // Clients look for exactly this message, and then send the text.
      throw graphqlError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')
    }
    return text
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
