/**
 * Wake-ups between processes. Best effort: a message may be lost, doubled, late or forged. What must not be lost
 * belongs in the log.
 */
export interface Bus extends AsyncDisposable {
  /** Never throws and never waits for a broker that is away. */
  publish(topic: string, message: string): void
  /**
   * Resolves once active: whatever is published after that will be heard, as long as the broker is there. While the
   * broker is away it resolves all the same, and is active when the broker is back.
   */
  subscribe(topic: string, listener: (message: string) => void): Promise<Unsubscribe>
  /** What is wrong with the way to the other processes; null when nothing is. */
  problem(): string | null
}

export type Unsubscribe = () => Promise<void>
