import type { parseDocument } from 'htmlparser2'

export type Node = ReturnType<typeof parseDocument>['children'][number]
export type Element = Extract<Node, { attribs: Record<string, string> }>

/** What stands on lines of its own. */
export const LINES: ReadonlySet<string> = new Set([
  ...['p', 'div', 'tr', 'pre', 'figure', 'figcaption', 'li', 'footer', 'cite', 'blockquote', 'ul', 'ol'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
])

export function isElement(node: Node): node is Element {
  return 'attribs' in node
}

/** The words as they are seen: those of two blocks, lines or cells never run into each other. */
export function plainText(nodes: readonly Node[]): string {
  return seen(nodes)
    .replace(/ +/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

function seen(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return 'data' in node ? node.data.replace(/\s+/g, ' ') : ''
      if (node.name === 'br') return '\n'
      const within = seen(node.children)
      if (LINES.has(node.name)) return `\n${within}\n`
      return node.name === 'td' || node.name === 'th' ? `${within} ` : within
    })
    .join('')
}
