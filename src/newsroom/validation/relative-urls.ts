import { relativeUrlIn } from '../../html/relative-url.ts'

/** Why HTML is refused: it has relative URLs, and the page that they belong to is not known, so that they would be lost. */
export function relativeUrlProblem(html: string, pageUrl: string | null): string | null {
  const relative = pageUrl === null ? relativeUrlIn(html) : null
  if (relative === null) return null
  return `has the relative URL ${relative}: make it absolute, or give the article the URL of its page as source.itemUrl or canonicalUrl`
}
