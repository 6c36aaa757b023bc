import { DomUtils, parseDocument } from 'htmlparser2'

const INERT = new Set([
  ...['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'footer', 'cite', 'ul', 'ol', 'li', 'figure', 'figcaption'],
  ...['img', 'video', 'audio', 'a', 'strong', 'em', 'u', 's', 'sub', 'sup', 'code', 'br', 'q', 'abbr', 'mark', 'small'],
])
const ADDRESSES = new Set(['href', 'src', 'cite', 'poster', 'srcset', 'action', 'formaction', 'data', 'background'])
const ATTRIBUTES = new Set([...ADDRESSES, 'title', 'rel', 'alt', 'width', 'height', 'controls', 'aria-label'])

/** Everything in the HTML that is not on the list of harmless tags, attributes and URLs, and every comment. */
export function executable(html: string): string[] {
  const found: string[] = []
  const nodes = DomUtils.filter(() => true, parseDocument(html).children, true)
  for (const node of nodes) {
    if (node.type === 'text') continue
    if (!('attribs' in node)) {
      found.push(node.type)
      continue
    }
    if (!INERT.has(node.name)) found.push(`<${node.name}>`)
    for (const [name, value] of Object.entries(node.attribs)) {
      if (!ATTRIBUTES.has(name)) found.push(name)
      if (ADDRESSES.has(name) && !/^(https?|mailto):/i.test(URL.parse(value)?.protocol ?? ''))
        found.push(`${name}=${value}`)
    }
  }
  return found
}
