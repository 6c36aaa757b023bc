import { LRUCache } from 'lru-cache'
import type { LoggedEvent } from '../../../db/log/event-log.ts'
import { eventTags, NOT_STORED } from '../../../schema/cache-tags.ts'
import { graphqlError } from '../../../schema/errors.ts'
import type { AddCacheTag } from '../../../schema/sql-plugin/declaration.ts'
import { addInvalidated, type Invalidated, invalidates } from '../../tags/invalidation.ts'
import { TagIndex } from '../../tags/tag-index.ts'
import { collectTags, type Tags } from '../../tags/tags.ts'
import { CacheEntry } from './entry.ts'
import type { RemoteCache } from './remote.ts'
import type { StoredResponse } from './response.ts'

export interface ResponseCacheLimits {
  readonly maxBytes: number
  readonly maxAgeMs: number
  /** A response with more tags is not stored. */
  readonly maxTags: number
  /** How often a response is rendered, if events invalidate it during rendering, before the request fails. */
  readonly maxAttempts: number
}

/** Renders a response and adds its cache tags. */
export type Make = (addCacheTag: AddCacheTag) => Promise<StoredResponse>

/**
 * Caches responses. The key is everything that a response depends on except the news, and events invalidate entries by tag. Once an
 * event was processed, no older response that it affects is returned, neither from the cache nor from a render in flight.
 */
export class ResponseCache {
  readonly #limits: ResponseCacheLimits
  readonly #entries: LRUCache<string, CacheEntry>
  readonly #index = new TagIndex()
  readonly #making = new Map<string, Promise<CacheEntry>>()
  readonly #invalidated = new Set<Invalidated>()
  readonly #remote: RemoteCache | null

  /** `remote`: a second level, shared with other gateways; null for none. */
  constructor(limits: ResponseCacheLimits, remote: RemoteCache | null = null) {
    this.#limits = limits
    this.#entries = new LRUCache({
      maxSize: Math.max(1, limits.maxBytes),
      sizeCalculation: (entry, key) => key.length * 2 + entry.bytes,
      dispose: (entry, key) => this.#index.delete(key, entry.tags),
    })
    this.#remote = remote
  }

  get bytes(): number {
    return this.#entries.calculatedSize
  }

  get size(): number {
    return this.#entries.size
  }

  /** The fresh entry of the key; null on a miss. */
  find(key: string): CacheEntry | null {
    const entry = this.#entries.get(key)
    if (!entry) return null
    if (performance.now() < entry.endsAt) return entry
    this.#entries.delete(key)
    return null
  }

  /**
   * Renders and stores the response. Concurrent misses of one key are coalesced; without a key it is neither coalesced nor stored.
   * @throws UNAVAILABLE if events keep invalidating it
   */
  make(key: string | null, make: Make): Promise<CacheEntry> {
    if (key === null) return this.#make(key, make)
    const making = this.#making.get(key) ?? this.#make(key, make).finally(() => this.#making.delete(key))
    this.#making.set(key, making)
    return making
  }

  /** Invalidates what the event affects. Must run before the event is pushed to subscribers. */
  advance(event: LoggedEvent): void {
    this.#remote?.advance(event)
    const tags = eventTags(event)
    const touched = tags === null ? [...this.#entries.keys()] : this.#index.touched(tags)
    for (const invalidated of this.#invalidated) addInvalidated(invalidated, tags)
    for (const key of touched) this.#entries.delete(key)
    // Gateways would find these entries outdated, but the text of a killed article must be deleted.
    if (event.after === null) this.#remote?.forget(touched)
  }

  clear(): void {
    this.#remote?.clear()
    for (const invalidated of this.#invalidated) addInvalidated(invalidated, null)
    this.#entries.clear()
  }

  async #make(key: string | null, make: Make): Promise<CacheEntry> {
    for (let attempt = 0; attempt < this.#limits.maxAttempts; attempt++) {
      const invalidated: Invalidated = new Map()
      this.#invalidated.add(invalidated)
      try {
        const found = key === null || attempt > 0 ? null : await this.#remote?.find(key)
        const { response, tags } = found ?? (await tagged(make))
        if (invalidates(invalidated, tags)) continue
        const made = new CacheEntry(response, tags, this.#limits.maxAgeMs)
        if (key !== null && response.shareable && tags.size <= this.#limits.maxTags) {
          this.#entries.set(key, made)
          if (this.#entries.has(key)) this.#index.add(key, tags)
          if (!found) this.#remote?.keep(key, response, tags)
        }
        return made
      } finally {
        this.#invalidated.delete(invalidated)
      }
    }
    throw graphqlError('UNAVAILABLE', 'The news changes faster than this query can be executed. Try again in a moment.')
  }
}

async function tagged(make: Make): Promise<{ readonly response: StoredResponse; readonly tags: Tags }> {
  const { tags, addCacheTag } = collectTags()
  const response = await make(addCacheTag)
  const isStored = !tags.delete(NOT_STORED)
  return { response: isStored ? response : { ...response, shareable: false }, tags }
}
