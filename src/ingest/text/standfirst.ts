import { bodyText } from '../../../db/content/body-text.ts'
import type { Body } from './body.ts'
import { oneLine, orNull } from './plain-text.ts'

/** A longer text without paragraphs is the story itself, not a summary. */
const maxSummaryCharacters = 500

/**
 * The standfirst: the summary, if the feed has one besides the story; else the first paragraph of the story if more follows, or the
 * whole story if it is one short paragraph. The body is not changed.
 */
export function standfirstOf(summary: string | null, body: Body | null): string | null {
  const text = body?.text ?? ''
  if (summary !== null) return summary === text && text.length > maxSummaryCharacters ? null : summary
  const [first, ...others] = (body?.blocks ?? []).filter((block) => bodyText([block]) !== '' && !('media' in block))
  if (first?.kind !== 'PARAGRAPH') return null
  const isShort = text.length <= maxSummaryCharacters && !first.text.includes('\n')
  return others.length > 0 || isShort ? orNull(oneLine(first.text)) : null
}
