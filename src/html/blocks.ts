import type { Block } from '../../db/tables/body/block.ts'
import type { Span } from '../../db/tables/body/rich-text.ts'
import { linkOf } from './address.ts'
import { richText } from './rich-text.ts'
import type { Make, Reader, Reading } from './rule.ts'
import { readerOf } from './rules.ts'
import { isHidden, PLAIN, type Style, spanOf, withAttributes, withMarks } from './style.ts'
import { attribute, type Element, isElement, isText, type Node, parseHtml } from './tree.ts'

/**
 * Converts any HTML to blocks, in document order. Keeps all that is visible: a text has its marks and links, and what has no
 * kind of its own is UNKNOWN. Relative URLs are resolved against `base`.
 */
export function htmlBlocks(html: string, base: string | null = null): Block[] {
  const reading: Reading = { base, blocks: (nodes, style) => readBlocks(nodes, style, reading) }
  return withoutRepeatedDividers(reading.blocks(parseHtml(html), PLAIN))
}

function readBlocks(given: readonly Node[], around: Style, reading: Reading): Block[] {
  const blocks: Block[] = []
  let run: Span[] = []

  const flush = (preserved: boolean): void => {
    for (const spans of preserved ? [run] : paragraphsOf(run)) {
      const text = richText(spans, preserved)
      if (text) blocks.push({ kind: 'PARAGRAPH', ...text })
    }
    run = []
  }

  const walk = (nodes: readonly Node[], style: Style): void => {
    for (const [at, node] of nodes.entries()) {
      if (isText(node)) run.push(spanOf(style.preserved ? node.value : node.value.replace(/[\n\f]/g, ' '), style))
      else if (isElement(node) && !isHidden(node)) {
        const reader = readerOf(node)
        const isInline = reader.as === 'unknown' && (!isBlank(run) || isInText(node, nodes, at))
        read(node, isInline ? { as: 'inline' } : reader, style)
      }
    }
  }

  const read = (element: Element, reader: Reader, around: Style): void => {
    const style = withAttributes(around, element)
    switch (reader.as) {
      case 'nothing':
        return
      case 'break':
        run.push(spanOf('\n', around))
        return
      case 'inline': {
        // Attributes decide after the element: `<b style="font-weight: normal">` is not bold.
        const own = withAttributes(withMarks(around, reader.marks ?? []), element)
        if (reader.before !== undefined) run.push(spanOf(reader.before, own))
        walk(element.childNodes, own)
        if (reader.after !== undefined) run.push(spanOf(reader.after, own))
        return
      }
      case 'link':
        walk(element.childNodes, { ...style, link: linkOf(element, reading.base) ?? style.link })
        return
      case 'flow':
        flow(element, withMarks(style, reader.marks ?? []))
        return
      case 'picture':
        if (isEmoji(element)) run.push(spanOf(attribute(element, 'alt'), style))
        else make(reader.make, element, style)
        return
      case 'block':
      case 'unknown':
        make(reader.make, element, style)
    }
  }

  const make = (maker: Make, element: Element, style: Style): void => {
    // White space is that of the text itself, not of what stands in it.
    const made = maker(element, { ...style, preserved: false }, reading)
    if (made === null) {
      flow(element, style)
      return
    }
    flush(style.preserved)
    blocks.push(...made)
  }

  const flow = (element: Element, style: Style): void => {
    flush(style.preserved)
    walk(element.childNodes, style)
    flush(style.preserved)
  }

  walk(given, around)
  flush(around.preserved)
  return blocks
}

/** Two line breaks or more separate paragraphs. */
function paragraphsOf(run: readonly Span[]): Span[][] {
  const paragraphs: Span[][] = [[]]
  let breaks: Span[] = []
  for (const span of run) {
    if (span.text === '\n') breaks.push(span)
    else if (breaks.length > 0 && span.text.trim() === '') continue
    else {
      if (breaks.length > 1) paragraphs.push([])
      else paragraphs.at(-1)?.push(...breaks)
      breaks = []
      paragraphs.at(-1)?.push(span)
    }
  }
  return paragraphs
}

const HOLDS_BLOCKS = /^(?:#document-fragment|div|section|article|main|aside|figure|form|header|footer)$/

/** Whether an element that the table does not name is in a text: in a paragraph, or followed by words. */
function isInText({ parentNode }: Element, siblings: readonly Node[], at: number): boolean {
  if (!HOLDS_BLOCKS.test(parentNode?.nodeName ?? '')) return true
  const next = siblings[at + 1]
  return next !== undefined && isText(next) && next.value.trim() !== ''
}

function isBlank(run: readonly Span[]): boolean {
  return run.every(({ text }) => text.trim() === '')
}

function isEmoji(element: Element): boolean {
  return /\b(emoji|wp-smiley)\b/.test(attribute(element, 'class')) && attribute(element, 'alt') !== ''
}

function withoutRepeatedDividers(blocks: readonly Block[]): Block[] {
  return blocks.filter(({ kind }, at) => kind !== 'DIVIDER' || blocks[at - 1]?.kind !== 'DIVIDER')
}
