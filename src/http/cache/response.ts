/** A response as bytes, which may be stored. */
export interface StoredResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** The log position that it reflects; null if it shows no news. */
  readonly position: number | null
  /** Milliseconds until time changes it, as far as is known now; null for never. */
  readonly nextDueMs: number | null
  /** Whether a shared cache may store it: it has no error, changed nothing, and is from one state of the database. */
  readonly shareable: boolean
}
