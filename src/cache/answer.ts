/** A response as bytes. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** The position in the log that it reflects; null when it does not show news. */
  readonly position: number | null
  /** Until time changes it, as far as is known now; null for never. */
  readonly nextDueMs: number | null
  /** Whether it may be given to others of the same audience: it shows no error, and changed nothing. */
  readonly shareable: boolean
}
