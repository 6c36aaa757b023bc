import type { parseDocument } from 'htmlparser2'

export type Node = ReturnType<typeof parseDocument>['children'][number]
export type Element = Extract<Node, { attribs: Record<string, string> }>

/** Elements that start and end a line. */
export const LINES: ReadonlySet<string> = new Set([
  ...['p', 'div', 'tr', 'pre', 'figure', 'figcaption', 'li', 'footer', 'cite', 'blockquote', 'ul', 'ol'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
])

export function isElement(node: Node): node is Element {
  return 'attribs' in node
}

/** The visible text. Text of adjacent blocks, lines or table cells is separated by white space. */
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
