/** What a count is for: the subject of a token, or the network of an anonymous client. */
export type Kind = 'address' | 'subject'

export interface QuotaLimits {
  readonly windowSeconds: number
  /** Operations in a window. A kind without a limit is not counted. */
  readonly most: Readonly<Record<Kind, number>>
  /** Maximum number of counts of each kind; beyond it the least recently used is reset. */
  readonly maxNames: number
}

/**
 * A fixed-window rate limiter. A window starts with the first operation. Gateways share the counts while their broker
 * answers; while it is unavailable, slow or returns garbage, the counts of this process decide.
 */
export interface Quota extends AsyncDisposable {
  /**
   * Counts an operation `price` times, by default once. Resolves to null if it is within the limit, else to the seconds until the window ends: a whole
   * number, at least 1, at most a window. Never rejects, and waits for a broker no longer than its timeout.
   */
  take(kind: Kind, name: string, price?: number): Promise<number | null>
}

/** Converts a count to the result of `take`. */
export function wait(count: number, most: number, leftMs: number): number | null {
  return count <= most ? null : Math.max(1, Math.ceil(leftMs / 1_000))
}
