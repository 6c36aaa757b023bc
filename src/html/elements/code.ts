import type { Block } from '../../../db/tables/body/block.ts'
import { joinedSpans, richText } from '../rich-text.ts'
import type { Make } from '../rule.ts'
import { attribute, type Element, firstElement, hasClass } from '../tree.ts'

const SYNTAX = /(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w#+.-]{1,40})/i

/** Preformatted text. Verse is a paragraph of lines. */
export const codeOf: Make = (element, style, reading) => {
  const read = reading.blocks(element.childNodes, { ...style, preserved: true })
  const texts = read.filter((block) => block.kind === 'PARAGRAPH')
  const others: Block[] = read.filter((block) => block.kind !== 'PARAGRAPH')
  const spans = joinedSpans(texts, '\n').map((span) => ({
    ...span,
    marks: span.marks.filter((mark) => mark !== 'CODE'),
  }))
  const [first] = spans
  // The parser leaves a line break out after `<pre>`, but not after `<code>`.
  if (first) spans[0] = { ...first, text: first.text.replace(/^\n/, '') }
  const last = spans.at(-1)
  if (last) spans[spans.length - 1] = { ...last, text: last.text.trimEnd() }
  if (hasClass(element, /\bverse\b/)) {
    const verse = richText(spans)
    return verse ? [{ kind: 'PARAGRAPH', ...verse }, ...others] : others
  }
  const text = richText(spans, true)
  return text ? [{ kind: 'CODE', syntax: syntaxOf(element), ...text }, ...others] : others
}

function syntaxOf(element: Element): string | null {
  const code = firstElement([element], ({ tagName }) => tagName === 'code')
  const named = [element, ...(code ? [code] : [])].map(
    (one) => SYNTAX.exec(attribute(one, 'class'))?.[1] ?? attribute(one, 'data-lang'),
  )
  return named.find((name) => name !== '')?.toLowerCase() ?? null
}
