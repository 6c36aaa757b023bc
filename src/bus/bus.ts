/**
 * Wake-ups between processes. Best effort: a message may be lost, duplicated, late or forged. What must not be lost belongs
 * in the log.
 */
export interface Bus extends AsyncDisposable {
  /** Never throws, and never waits for a broker that is unavailable. */
  publish(topic: string, message: string): void
  /**
   * Resolves once the subscription is active: messages published after that are received while the broker is available. If
   * it is not, the promise resolves nevertheless and the subscription becomes active when the broker is back.
   */
  subscribe(topic: string, listener: (message: string) => void): Promise<Unsubscribe>
  /** Why other processes cannot be reached; null if they can. */
  problem(): string | null
}

export type Unsubscribe = () => Promise<void>
