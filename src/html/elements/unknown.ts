import type { Make } from '../rule.ts'

/** An element that the table does not name: a part of a text is read as that; one that holds blocks, as these; else its text is kept. */
export const unknownOf: Make = (element, style, reading) => {
  const blocks = reading.blocks(element.childNodes, style)
  const [only, ...others] = blocks
  if (only?.kind !== 'PARAGRAPH' || others.length > 0) return blocks
  const { kind: _kind, ...text } = only
  return [{ kind: 'UNKNOWN', name: element.tagName.slice(0, 100), ...text }]
}
