import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parseFragment } from 'parse5'
import { line } from './line.ts'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element

/** The time to parse a tag grows with the number of elements that are open. */
const MAX_OPEN_ELEMENTS = 500
/** `<b>`: a source has no more elements than it has room for, unless the parser repeats them. */
const MIN_CHARACTERS_OF_ELEMENT = 3

class TooManyElements extends Error {}

/** Parses a fragment as browsers do. HTML that is nested without reason is read as its text. */
export function parseHtml(html: string): readonly Node[] {
  const most = html.length / MIN_CHARACTERS_OF_ELEMENT + MAX_OPEN_ELEMENTS
  let open = 0
  let made = 0
  const treeAdapter = {
    ...defaultTreeAdapter,
    onItemPush() {
      open++
      made++
      if (open > MAX_OPEN_ELEMENTS || made > most) throw new TooManyElements()
    },
    onItemPop() {
      open--
    },
  }
  try {
    // Without scripting, the content of `noscript` is elements.
    return parseFragment(html, { treeAdapter, scriptingEnabled: false }).childNodes
  } catch (error) {
    if (!(error instanceof TooManyElements)) throw error
    return parseFragment(html.replace(/<[^<>]*>?/g, ' ')).childNodes
  }
}

export function isElement(node: Node | null | undefined): node is Element {
  return node !== null && node !== undefined && 'tagName' in node
}

export function isText(node: Node): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === '#text'
}

/** Empty if the element does not have it. */
export function attribute({ attrs }: Element, name: string): string {
  return attrs.find((one) => one.name === name)?.value.trim() ?? ''
}

export function hasAttribute({ attrs }: Element, name: string): boolean {
  return attrs.some((one) => one.name === name)
}

/** What an attribute says to readers, as a line of text; null if it says nothing. */
export function attributeText(element: Element, name: string): string | null {
  return line(attribute(element, name))
}

export function hasClass(element: Element, pattern: RegExp): boolean {
  return pattern.test(attribute(element, 'class'))
}

/** All elements within, in document order. */
export function* elementsIn(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!isElement(node)) continue
    yield node
    yield* elementsIn(node.childNodes)
  }
}

export function firstElement(nodes: readonly Node[], wanted: (element: Element) => boolean): Element | null {
  for (const element of elementsIn(nodes)) if (wanted(element)) return element
  return null
}

/** Takes an element out of its tree. */
export function detach(element: Element): void {
  defaultTreeAdapter.detachNode(element)
}

/** What stands before or after it, apart from white space and comments. */
export function neighbour(element: Element, step: 1 | -1): Node | null {
  const siblings: readonly Node[] = element.parentNode?.childNodes ?? []
  for (let at = siblings.indexOf(element) + step; ; at += step) {
    const node = siblings[at]
    if (node === undefined) return null
    if (isElement(node) || (isText(node) && node.value.trim() !== '')) return node
  }
}
