import type { Tags } from './entry.ts'
import type { StoredResponse } from './response.ts'

/** A response from one state of the log, and its tags. */
export interface RemoteEntry {
  readonly response: StoredResponse & { readonly position: number }
  readonly tags: Tags
}

/**
 * Responses that gateways store for one another. Best effort: an entry may be lost, and one may be found that events have
 * invalidated since. An entry is found as some gateway stored it, or not at all.
 */
export interface RemoteEntries extends AsyncDisposable {
  /** Null if there is none, or if it cannot be read right now. Never throws, and never waits for long. */
  find(key: string): Promise<RemoteEntry | null>
  /** Never throws and never waits. */
  keep(key: string, entry: RemoteEntry): void
  forget(keys: readonly string[]): void
}
