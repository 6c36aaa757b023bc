import type { Tags } from './entry.ts'

/** The keys of the responses that have each tag, with the time by which all was published that the tag can change of them. */
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

  /** The keys that these tags invalidate, as `eventTags` names them; one may come several times. */
  touched(changed: Tags): string[] {
    return [...changed].flatMap(([tag, published]) => {
      const keys = [...(this.#keysByTag.get(tag) ?? [])]
      return keys.flatMap(([key, publishedBy]) => (published <= publishedBy ? [key] : []))
    })
  }
}
