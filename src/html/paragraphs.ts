import { type RichText, type Span, spansOf } from '../../db/tables/body/rich-text.ts'
import { richText } from './rich-text.ts'

/** The paragraphs of a text, which empty lines separate. */
export function paragraphs(text: RichText): RichText[] {
  const made: Span[][] = [[]]
  for (const span of spansOf(text)) {
    const [first = '', ...others] = span.text.split('\n\n')
    made.at(-1)?.push({ ...span, text: first })
    made.push(...others.map((other) => [{ ...span, text: other }]))
  }
  return made.flatMap((spans) => richText(spans) ?? [])
}
