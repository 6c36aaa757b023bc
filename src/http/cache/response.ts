/** A rendered HTTP response. */
export interface StoredResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** The log position that it reflects; null if unknown. */
  readonly position: number | null
  /** Milliseconds until the next scheduled change of the news; null if nothing is scheduled. */
  readonly nextDueMs: number | null
  /** Whether a shared cache may store it: a query without errors, read from one snapshot. */
  readonly shareable: boolean
}
