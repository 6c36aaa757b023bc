import { escapeHtml, escapeText } from '../../../schema/body/escape-html.ts'
import { isElement, isText, type Node, parseHtml } from '../../html/tree.ts'

/** Elements without content, of which HTML leaves the end out. */
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'col', 'source', 'track'])

/** HTML that we have sanitised as XHTML, without the namespace: well-formed XML for readers that have no parser of HTML. */
export function xhtml(html: string): string {
  return parseHtml(html).map(written).join('')
}

function written(node: Node): string {
  if (isText(node)) return escapeText(node.value)
  if (!isElement(node)) return ''
  const { tagName, attrs, childNodes } = node
  const tag = [tagName, ...attrs.map(({ name, value }) => `${name}="${escapeHtml(value)}"`)].join(' ')
  return VOID.has(tagName) ? `<${tag}/>` : `<${tag}>${childNodes.map(written).join('')}</${tagName}>`
}
