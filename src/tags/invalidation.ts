import type { Tags } from './tags.ts'

/** Tags that events have invalidated since a point in time, with the times that `eventTags` returns; null stands for all tags. */
export type Invalidated = Map<string | null, number>

export function addInvalidated(invalidated: Invalidated, tags: Tags | null): void {
  if (tags === null) invalidated.set(null, -Infinity)
  else for (const [tag, published] of tags) invalidated.set(tag, Math.min(published, invalidated.get(tag) ?? published))
}

/** Whether a response with these tags may have changed. */
export function invalidates(invalidated: Invalidated, tags: Tags): boolean {
  return invalidated.entries().some(([tag, published]) => {
    if (tag === null) return true
    const publishedBy = tags.get(tag)
    return publishedBy !== undefined && published <= publishedBy
  })
}
