import { createHash } from 'node:crypto'
import { ARTICLE_CONTENT, type ArticleContent } from '../../tables/article-content.ts'
import { sortedMembers } from './sorted-members.ts'

/** Versions with the same digest say the same, whatever their bodies were made from. In the form of a UUID, as it is stored. */
export function contentDigest(content: ArticleContent): string {
  const values = new Map<string, unknown>(Object.entries(content))
  // Whose the fields are is no part of what they say.
  const names = Object.keys(ARTICLE_CONTENT).filter((name) => name !== 'deskFields')
  const said = names.map((name) => (name === 'original' ? null : values.get(name)))
  const digest = createHash('sha256').update(JSON.stringify(said, sortedMembers)).digest('hex')
  return [8, 12, 16, 20, 32].map((to, at, ends) => digest.slice(ends[at - 1] ?? 0, to)).join('-')
}
