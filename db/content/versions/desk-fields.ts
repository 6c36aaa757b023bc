import { ARTICLE_CONTENT, type ArticleContent } from '../../tables/article-content.ts'
import { changedFields, fieldOf } from './changed-fields.ts'

/** What makes up a body beside its blocks, and goes with them. */
const WITH_BODY = ['original', 'bodyText', 'wordCount']

/** The fields that are the desk's after it has made one version of another: those it has changed are. Null without a feed. */
export function deskFieldsAfter(before: ArticleContent, after: ArticleContent): readonly string[] | null {
  if (before.deskFields === null) return null
  return [...new Set([...before.deskFields, ...changedFields(before, after)])].sort()
}

/** What the wire says, except for the fields that are the desk's in the version `desk`. */
export function keepDeskFields(wire: ArticleContent, desk: ArticleContent): ArticleContent {
  const fields = desk.deskFields ?? []
  if (fields.length === 0) return wire
  const kept = Object.entries(desk).filter(([name]) => {
    const field = WITH_BODY.includes(name) ? 'body' : fieldOf(name)
    return name in ARTICLE_CONTENT && field !== null && fields.includes(field)
  })
  const merged = { ...wire, ...Object.fromEntries(kept), deskFields: fields }
  // The primary section is never among the others.
  return { ...merged, otherSectionIds: merged.otherSectionIds.filter((id) => id !== merged.sectionId) }
}
