import { createHash } from 'node:crypto'
import type { ArticleContent } from '../../tables/article-content.ts'

/** Versions with the same digest say the same, whatever their bodies were made from. In the form of a UUID, as it is stored. */
export function contentDigest({ original: _original, ...content }: ArticleContent): string {
  const digest = createHash('sha256').update(JSON.stringify(content, sorted)).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-')
}

/** Postgres keeps the members of an object in an order of its own. */
function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
