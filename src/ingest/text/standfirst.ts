import { type Fragment, openingOf } from './fragment.ts'
import { orNull, plain } from './plain-text.ts'

/** A text without paragraphs up to this length is a summary; a longer one is the body. */
const maxSummaryCharacters = 500

/**
 * The standfirst: the summary, if the feed has one besides the body. If the feed has only one text: its first paragraph if more
 * follows, or the whole text if it is one short paragraph. Nothing is removed from the body.
 */
export function standfirstOf(summary: string | null, body: Fragment): string | null {
  const text = plain(body.html)
  if (summary !== null) return summary === text && text.length > maxSummaryCharacters ? null : summary
  if (body.html === null) return null
  const blocks = body.html.match(/<(?:p|li|h[1-6]|blockquote|tr|br)\b/g)?.length ?? 0
  return openingOf(body.html) ?? (blocks <= 1 && text.length <= maxSummaryCharacters ? orNull(text) : null)
}
