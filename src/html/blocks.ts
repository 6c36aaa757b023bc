import { DomUtils, parseDocument } from 'htmlparser2'
import type { Block, Media } from '../../db/tables/block.ts'
import { sanitizeBody, sanitizeInline } from './sanitise.ts'
import { type Element, isElement, LINES, type Node, plainText } from './text.ts'

const HEADING = /^h([1-6])$/

/** Converts any HTML to sanitised blocks, in document order. Keeps all visible text, and only markup on the allow-list. */
export function htmlBlocks(html: string): Block[] {
  const blocks: Block[] = []
  let run: Node[] = []
  const flush = () => {
    const paragraph = paragraphOf(DomUtils.getOuterHTML(run).replace(/<\/t[dh]>/g, ' '))
    if (paragraph) blocks.push(paragraph)
    run = []
  }
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      const block = isElement(node) ? blockOf(node) : undefined
      if (block !== undefined) {
        flush()
        blocks.push(...block)
      } else if (isElement(node) && (LINES.has(node.name) || holdsBlocks(node))) {
        flush()
        walk(node.children)
        flush()
      } else {
        run.push(node)
      }
    }
  }
  walk(parseDocument(sanitizeBody(html)).children)
  flush()
  return blocks
}

/** A paragraph of inline HTML; null if it has no visible text. */
export function paragraphOf(html: string): Block | null {
  const safe = trimmed(sanitizeInline(html).replace(/\s+/g, ' '))
  const text = plainText(parseDocument(safe).children)
  return text === '' ? null : { type: 'paragraph', html: safe, text }
}

const LINE_BREAK = '<br />'

/** Trims line breaks and white space at both ends. A loop, because a regular expression for the end backtracks at every break. */
function trimmed(html: string): string {
  for (let rest = html; ; ) {
    const text = rest.trim()
    const from = text.startsWith(LINE_BREAK) ? LINE_BREAK.length : 0
    const to = text.endsWith(LINE_BREAK) ? -LINE_BREAK.length : undefined
    if (from === 0 && to === undefined) return text
    rest = text.slice(from, to)
  }
}

/** The blocks for an element as a whole; undefined for a container or an inline element. */
function blockOf(element: Element): Block[] | undefined {
  const level = HEADING.exec(element.name)?.[1]
  if (level !== undefined) {
    const text = plainText(element.children)
    return text === '' ? undefined : [{ type: 'heading', level: Math.max(2, Number(level)), text }]
  }
  switch (element.name) {
    case 'blockquote':
      return quoteOf(element)
    case 'ul':
    case 'ol': {
      const items = DomUtils.getElementsByTagName('li', element.children, true)
        // Items of a nested list become items of the outer list.
        .map((item) => plainText(item.children.filter((child) => !(isElement(child) && /^[uo]l$/.test(child.name)))))
        .filter((text) => text !== '')
      return items.length === 0 ? undefined : [{ type: 'list', ordered: element.name === 'ol', items }]
    }
    case 'figure':
      return figureOf(element)
    case 'img':
    case 'video':
    case 'audio': {
      const media = mediaOf(element, null)
      return media ? [{ type: 'media', media }] : []
    }
    case 'a':
      return element.attribs.rel === 'embed' && element.attribs.href !== undefined
        ? [{ type: 'embed', url: element.attribs.href, provider: new URL(element.attribs.href).hostname, html: null }]
        : undefined
    default:
      return undefined
  }
}

function quoteOf(element: Element): Block[] | undefined {
  const [cite] = DomUtils.getElementsByTagName((name) => name === 'footer' || name === 'cite', element.children, true)
  if (cite) DomUtils.removeElement(cite)
  const text = plainText(element.children)
  const attribution = cite ? plainText(cite.children).replace(/^[—–-]\s*/u, '') : ''
  return text === '' ? undefined : [{ type: 'quote', text, attribution: attribution === '' ? null : attribution }]
}

function figureOf(element: Element): Block[] | undefined {
  const [shown, another] = DomUtils.getElementsByTagName((name) => MEDIA_KINDS.has(name), element.children, true)
  if (another) return undefined
  const [caption] = DomUtils.getElementsByTagName('figcaption', element.children, true)
  const media = shown && mediaOf(shown, caption ? plainText(caption.children) : null)
  return media ? [{ type: 'media', media }] : undefined
}

const MEDIA_KINDS: ReadonlyMap<string, Media['kind']> = new Map([
  ['img', 'IMAGE'],
  ['video', 'VIDEO'],
  ['audio', 'AUDIO'],
])

function mediaOf({ name, attribs, children }: Element, caption: string | null): Media | null {
  const [source] = DomUtils.getElementsByTagName('source', children, true)
  const url = URL.parse(attribs.src ?? source?.attribs.src ?? '')?.href
  const kind = MEDIA_KINDS.get(name)
  if (url === undefined || kind === undefined) return null
  const pixels = (text: string | undefined) => (text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : null)
  return {
    kind,
    url,
    altText: attribs.alt || null,
    caption: caption || attribs.title || null,
    credit: null,
    width: pixels(attribs.width),
    height: pixels(attribs.height),
    durationSeconds: null,
    isLive: false,
  }
}

function holdsBlocks(element: Element): boolean {
  return DomUtils.existsOne((inner) => LINES.has(inner.name) || MEDIA_KINDS.has(inner.name), element.children)
}
