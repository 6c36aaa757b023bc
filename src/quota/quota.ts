/** What is counted: whoever shows a token by its subject, everybody else by the network that they come from. */
export type Kind = 'address' | 'subject'

export interface QuotaLimits {
  readonly windowSeconds: number
  /** How often in a window; what is not limited need not be asked about. */
  readonly most: Readonly<Record<Kind, number>>
  /** Names that are remembered of each kind; beyond it those that came first begin anew. */
  readonly maxNames: number
}

/**
 * How often each has asked in a window, which begins with the first time and does not move. Shared by all gateways as long
 * as the broker between them answers; while it is away, slow or talks nonsense, what this process has counted decides.
 */
export interface Quota extends AsyncDisposable {
  /**
   * Counts once. Null while there is room, else the whole seconds after which there is room again: at least 1, at most a
   * window. Never throws, and waits for a broker no longer than it would take to do without.
   */
  take(kind: Kind, name: string): Promise<number | null>
}

/** What was counted → what `take` returns. */
export function wait(count: number, most: number, leftMs: number): number | null {
  return count <= most ? null : Math.max(1, Math.ceil(leftMs / 1_000))
}
