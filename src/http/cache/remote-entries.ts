import type { Tags } from '../../tags/tags.ts'
import type { StoredResponse } from './response.ts'

/** A response of a known log position, and its cache tags. */
export interface RemoteEntry {
  readonly response: StoredResponse & { readonly position: number }
  readonly tags: Tags
}

/**
 * A store of responses shared by gateways. Best effort: entries may be lost, and one may be found that events have invalidated since.
 * An entry is returned as a gateway stored it, or not at all.
 */
export interface RemoteEntries extends AsyncDisposable {
  /** Null on a miss, or if the store is unavailable. Never rejects; resolves within the timeout of a command. */
  find(key: string): Promise<RemoteEntry | null>
  /** Fire and forget: never throws. */
  keep(key: string, entry: RemoteEntry): void
  forget(keys: readonly string[]): void
}
