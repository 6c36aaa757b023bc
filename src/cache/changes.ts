import type { Tags } from './kept-answer.ts'

/** What has changed since some moment, as `eventTags` gives it; null stands for anything. */
export type Changes = Map<string | null, number>

export function note(changes: Changes, tags: Tags | null): void {
  if (tags === null) changes.set(null, -Infinity)
  else for (const [tag, published] of tags) changes.set(tag, Math.min(published, changes.get(tag) ?? published))
}

/** Whether what is made of the tags may be another after the changes. */
export function touches(changes: Changes, tags: Tags): boolean {
  if (changes.has(null)) return true
  return tags.entries().some(([tag, publishedBy]) => {
    const published = changes.get(tag)
    return published !== undefined && published <= publishedBy
  })
}
