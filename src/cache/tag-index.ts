import type { Tags } from './kept-answer.ts'

/** Which answers are made of what: keys by tag, each with the time by which all was published that the tag can change of it. */
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

  /** The keys that changes of these tags touch, as `eventTags` gives them; one may come several times. */
  touched(changed: Tags): string[] {
    return [...changed].flatMap(([tag, published]) => {
      const keys = [...(this.#keysByTag.get(tag) ?? [])]
      return keys.flatMap(([key, publishedBy]) => (published <= publishedBy ? [key] : []))
    })
  }

  clear(): void {
    this.#keysByTag.clear()
  }
}
