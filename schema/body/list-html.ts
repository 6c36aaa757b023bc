import type { ListItem } from '../../db/tables/body/block.ts'

/** A list of items with depths as nested lists. */
export function listHtml(items: readonly ListItem[]): string {
  let html = ''
  const open: string[] = []
  const close = (depth: number) => {
    while (open.length > depth) html += `</li></${open.pop()}>`
  }
  for (const { depth, ordered, start, html: text } of items) {
    const tag = ordered ? 'ol' : 'ul'
    close(depth)
    // A list of the other kind at the same depth is another list.
    if (open.length === depth && open.at(-1) !== tag) close(depth - 1)
    if (open.length === depth) html += '</li>'
    const starts = open.length < depth
    while (open.length < depth) {
      const number = open.length === depth - 1 && start !== null ? ` start="${start}"` : ''
      html += `<${tag}${number}>${open.length < depth - 1 ? '<li>' : ''}`
      open.push(tag)
    }
    html += `<li${!starts && start !== null ? ` value="${start}"` : ''}>${text}`
  }
  close(0)
  return html
}
