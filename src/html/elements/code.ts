import type { Block } from '../../../db/tables/body/block.ts'
import { paragraphs } from '../paragraphs.ts'
import { joinedSpans, richText } from '../rich-text.ts'
import type { Make } from '../rule.ts'
import { attribute, type Element, firstElement, hasClass } from '../tree.ts'

/** As in class names. */
export function syntaxName(text: string): string | null {
  return /[\w#+.-]{1,40}/.exec(text)?.[0].toLowerCase() ?? null
}

const SYNTAX = /(?:^|\s)(?:lang(?:uage)?-|brush:\s*)([\w#+.-]{1,40})/i

/** Preformatted text. Verses are paragraphs of lines. */
export const codeOf: Make = (element, style, reading) => {
  const read = reading.blocks(element.childNodes, { ...style, preserved: true })
  const texts = read.filter((block) => block.kind === 'PARAGRAPH')
  const others: Block[] = read.filter((block) => block.kind !== 'PARAGRAPH')
  const spans = joinedSpans(texts, '\n').map((span) => ({
    ...span,
    marks: span.marks.filter((mark) => mark !== 'CODE'),
  }))
  if (hasClass(element, /\bverse\b/)) {
    const verse = richText(spans)
    return [...(verse ? paragraphs(verse) : []).map((text) => ({ kind: 'PARAGRAPH', ...text }) as const), ...others]
  }
  const text = richText(spans, true)
  return text ? [{ kind: 'CODE', syntax: syntaxOf(element), ...text }, ...others] : others
}

function syntaxOf(element: Element): string | null {
  const code = firstElement([element], ({ tagName }) => tagName === 'code')
  const named = [element, ...(code ? [code] : [])].map(
    (one) => SYNTAX.exec(attribute(one, 'class'))?.[1] ?? attribute(one, 'data-lang'),
  )
  return syntaxName(named.find((name) => name !== '') ?? '')
}
