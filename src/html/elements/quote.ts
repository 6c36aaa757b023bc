import type { Block } from '../../../db/tables/body/block.ts'
import { type RichText, spansOf } from '../../../db/tables/body/rich-text.ts'
import { webUrl } from '../address.ts'
import { flattened } from '../flattened.ts'
import { richText } from '../rich-text.ts'
import type { Make, Reading } from '../rule.ts'
import type { Style } from '../style.ts'
import { attribute, detach, type Element, firstElement, hasClass, isElement, isText, type Node } from '../tree.ts'

const DASH = /^[\s—–-]+/u
const SENTENCE_END = /[.!?…"”’»—–-]\s*$/u
const ATTRIBUTION = /\b(attribution|citation|quote-author|quote__author|quote-source)\b/i

export const quoteOf: Make = (element, style, reading) => quote('QUOTE', element, style, reading)

/** The quotation, or a frame around one. */
export const pullQuoteOf: Make = (element, style, reading) => quote('PULL_QUOTE', element, style, reading)

function quote(kind: 'QUOTE' | 'PULL_QUOTE', element: Element, style: Style, reading: Reading): readonly Block[] {
  const quoted = firstElement([element], ({ tagName }) => tagName === 'blockquote') ?? element
  const source = webUrl(attribute(quoted, 'cite'), reading.base)
  const { attribution, beside } = attributionOf(element, style, reading)
  const inner = quoted === element ? element.childNodes : unwrapped(element, quoted)
  const { text, others } = flattened(reading.blocks(inner, style), 2)
  if (text) return [{ kind, ...text, attribution, source }, ...others, ...beside]
  return [...others, ...(attribution ? [{ kind: 'PARAGRAPH', ...attribution } as const] : []), ...beside]
}

/** The nodes of the frame, with the quotation's own in its place. */
function unwrapped(frame: Element, quoted: Element): readonly Node[] {
  return frame.childNodes.flatMap((node) => {
    if (node === quoted) return quoted.childNodes
    return isElement(node) && firstElement(node.childNodes, (one) => one === quoted) ? unwrapped(node, quoted) : [node]
  })
}

/** Takes it out of the quotation, with what in it is no text. A `cite` within a sentence is the title of a work. */
function attributionOf(
  element: Element,
  style: Style,
  reading: Reading,
): { readonly attribution: RichText | null; readonly beside: readonly Block[] } {
  const found =
    firstElement(element.childNodes, (one) => one.tagName === 'footer' || one.tagName === 'figcaption') ??
    firstElement(element.childNodes, (one) => hasClass(one, ATTRIBUTION)) ??
    lastCite(element)
  if (!found) return { attribution: null, beside: [] }
  detach(found)
  // Of an attribution, `cite` is the whole and not a title in it.
  const { text, others } = flattened(
    reading.blocks(found.tagName === 'cite' ? found.childNodes : withoutCite(found), style),
  )
  return { attribution: withoutDash(text), beside: others }
}

/** Whose a quotation is; pages write a dash of their own before it. */
export function withoutDash(attribution: RichText | null): RichText | null {
  const spans = attribution ? spansOf(attribution) : []
  const first = spans.findIndex(({ text }) => text.replace(DASH, '') !== '')
  return richText(
    spans.slice(first).map((span, at) => (at === 0 ? { ...span, text: span.text.replace(DASH, '') } : span)),
  )
}

function withoutCite({ childNodes }: Element): readonly Node[] {
  return childNodes.flatMap((node) => (isElement(node) && node.tagName === 'cite' ? node.childNodes : [node]))
}

/** A `cite` at the end, after a whole sentence or a paragraph. */
function lastCite({ childNodes }: Element): Element | null {
  const [before, last] = [null, ...childNodes.filter((node) => !isText(node) || node.value.trim() !== '')].slice(-2)
  if (!isElement(last)) return null
  if (last.tagName === 'cite') return before && isText(before) && !SENTENCE_END.test(before.value) ? null : last
  return ['p', 'div', 'blockquote'].includes(last.tagName) ? lastCite(last) : null
}
