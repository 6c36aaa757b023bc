import type { AddCacheTag } from '../../schema/sql-plugin/declaration.ts'

/**
 * The cache tags of an answer. Each has a time (ms of the Unix epoch): only an event about an article published by then
 * changes the answer.
 */
export type Tags = ReadonlyMap<string, number>

/** Collects the tags that an execution adds. */
export function collectTags(): { readonly tags: Map<string, number>; readonly addCacheTag: AddCacheTag } {
  const tags = new Map<string, number>()
  return {
    tags,
    addCacheTag(tag, publishedByMs = Infinity) {
      const known = tags.get(tag)
      if (known === undefined || known < publishedByMs) tags.set(tag, publishedByMs)
    },
  }
}
