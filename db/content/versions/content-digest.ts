import { createHash } from 'node:crypto'
import { ARTICLE_CONTENT, type ArticleContent } from '../../tables/article-content.ts'

/** Versions with the same digest say the same, whatever their bodies were made from. In the form of a UUID, as it is stored. */
export function contentDigest(content: ArticleContent): string {
  const values = new Map<string, unknown>(Object.entries(content))
  // Whose the fields are is no part of what they say.
  const names = Object.keys(ARTICLE_CONTENT).filter((name) => name !== 'deskFields')
  const said = names.map((name) => (name === 'original' ? null : values.get(name)))
  const digest = createHash('sha256').update(JSON.stringify(said, sorted)).digest('hex')
  return [8, 12, 16, 20, 32].map((to, at, ends) => digest.slice(ends[at - 1] ?? 0, to)).join('-')
}

/** Postgres keeps the members of an object in an order of its own. */
function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
