import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

const INERT = new Set([
  ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'footer', 'cite', 'ul', 'ol', 'li', 'figure', 'figcaption'],
  ...['img', 'video', 'audio', 'a', 'strong', 'em', 'u', 's', 'sub', 'sup', 'code', 'br', 'mark', 'span', 'pre', 'hr'],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'aside', 'div'],
])
const ADDRESSES = new Set(['href', 'src', 'cite', 'poster', 'srcset', 'action', 'formaction', 'data', 'background'])
const ATTRIBUTES = new Set([
  ...ADDRESSES,
  ...['title', 'rel', 'alt', 'width', 'height', 'controls', 'aria-label', 'class', 'lang', 'dir', 'start', 'value'],
  ...['colspan', 'rowspan'],
])

/** Everything in the HTML that is not on the list of harmless tags, attributes and URLs, and every comment. */
export function executable(html: string): string[] {
  return parseFragment(html).childNodes.flatMap(executableIn)
}

function executableIn(node: DefaultTreeAdapterTypes.ChildNode): string[] {
  if (node.nodeName === '#text') return []
  if (!('tagName' in node)) return [node.nodeName]
  const found = INERT.has(node.tagName) ? [] : [`<${node.tagName}>`]
  for (const { name, value } of node.attrs) {
    if (!ATTRIBUTES.has(name)) found.push(name)
    if (ADDRESSES.has(name) && !/^(https?|mailto|tel):/i.test(URL.parse(value)?.protocol ?? '')) {
      found.push(`${name}=${value}`)
    }
  }
  return [...found, ...node.childNodes.flatMap(executableIn)]
}
