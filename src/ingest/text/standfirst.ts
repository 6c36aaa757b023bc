import { type Fragment, openingOf } from './fragment.ts'
import { orNull, plain } from './plain-text.ts'

/** A longer text without paragraphs is the story itself, not a summary. */
const maxSummaryCharacters = 500

/**
 * The standfirst: the summary, if the feed has one besides the story; else the first paragraph of the story if more follows, or the
 * whole story if it is one short paragraph. The body is not changed.
 */
export function standfirstOf(summary: string | null, body: Fragment): string | null {
  const text = plain(body.html)
  if (summary !== null) return summary === text && text.length > maxSummaryCharacters ? null : summary
  if (body.html === null) return null
  const blocks = body.html.match(/<(?:p|li|h[1-6]|blockquote|tr|br)\b/g)?.length ?? 0
  return openingOf(body.html) ?? (blocks <= 1 && text.length <= maxSummaryCharacters ? orNull(text) : null)
}
