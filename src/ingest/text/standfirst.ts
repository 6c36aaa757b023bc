import { type Fragment, openingOf } from './fragment.ts'
import { orNull, plain } from './plain-text.ts'

/** A text without paragraphs up to here is a summary; a longer one is the story itself. */
const maxSummaryCharacters = 500

/**
 * The standfirst when a feed gives a summary beside the story, or null; and when it gives only one text: its first
 * paragraph if more follows, or all of it if it is one short paragraph. Nothing is taken out of the body for it.
 */
export function standfirstOf(summary: string | null, body: Fragment): string | null {
  const text = plain(body.html)
  if (summary !== null) return summary === text && text.length > maxSummaryCharacters ? null : summary
  if (body.html === null) return null
  const blocks = body.html.match(/<(?:p|li|h[1-6]|blockquote|tr|br)\b/g)?.length ?? 0
  return openingOf(body.html) ?? (blocks <= 1 && text.length <= maxSummaryCharacters ? orNull(text) : null)
}
