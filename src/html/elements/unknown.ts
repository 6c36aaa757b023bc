import type { Make } from '../rule.ts'
import { attribute, type Element } from '../tree.ts'

/** The class of an UNKNOWN block in our own HTML, with its name. */
export const UNKNOWN_CLASS = /^unknown (.+)$/s

/** An element that the table does not name: a part of a text is read as that; one that holds blocks, as these; else its text is kept. */
export const unknownOf: Make = (element, style, reading) => {
  const blocks = reading.blocks(element.childNodes, style)
  const [only, ...others] = blocks
  if (only?.kind !== 'PARAGRAPH' || others.length > 0) return blocks
  const { kind: _kind, ...text } = only
  return [{ kind: 'UNKNOWN', name: nameOf(element).slice(0, 100), ...text }]
}

function nameOf(element: Element): string {
  const named = element.tagName === 'div' ? UNKNOWN_CLASS.exec(attribute(element, 'class')) : null
  return named?.[1] ?? element.tagName
}
