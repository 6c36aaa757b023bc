import type { Tags } from './tags.ts'

/** The inverted index from tags to the cache keys of the responses that have them. */
export class TagIndex {
  readonly #keysByTag = new Map<string, Map<string, number>>()

  add(key: string, tags: Tags): void {
    for (const [tag, publishedBy] of tags) {
      const keys = this.#keysByTag.get(tag)
      if (keys) keys.set(key, publishedBy)
      else this.#keysByTag.set(tag, new Map([[key, publishedBy]]))
    }
  }

  delete(key: string, tags: Tags): void {
    for (const tag of tags.keys()) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }

  /** The keys that these tags of an event invalidate, possibly with duplicates. */
  touched(changed: Tags): string[] {
    return [...changed].flatMap(([tag, published]) => {
      const keys = [...(this.#keysByTag.get(tag) ?? [])]
      return keys.flatMap(([key, publishedBy]) => (published <= publishedBy ? [key] : []))
    })
  }
}
